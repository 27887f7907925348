import { capabilities, capabilityMeanings, may, roles } from "@/lib/access/roles";

/** What each role may do: the table that every check asks. */
export function RoleTable() {
  return (
    // Wider than a phone: whoever has no pointer scrolls it with the arrow keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard
    <section aria-label="What each role may do" tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-line border-b">
            <td />
            {roles.map((role) => (
              <th key={role} scope="col" className="px-1 py-2 text-center font-medium max-sm:text-xs sm:px-3">
                {role}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {capabilities.map((capability) => (
            <tr key={capability} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-2 pr-3 font-normal">
                {capabilityMeanings[capability]}
              </th>
              {roles.map((role) => (
                <td key={role} className="px-1 text-center sm:px-3">
                  {may(role, capability) ? (
                    <span>
                      <span aria-hidden="true">✓</span>
                      <span className="sr-only">yes</span>
                    </span>
                  ) : (
                    <span className="text-ink-faint">
                      <span aria-hidden="true">–</span>
                      <span className="sr-only">no</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
