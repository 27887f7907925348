import { capabilities, capabilityMeanings, may, roles } from "@/lib/access/roles";

/** What each role may do: the table that every check asks. */
export function RoleTable() {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">What each role may do</caption>
        <thead>
          <tr className="border-line border-b">
            <td />
            {roles.map((role) => (
              <th key={role} scope="col" className="px-3 py-2 text-center font-medium">
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
                <td key={role} className="px-3 text-center">
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
    </div>
  );
}
