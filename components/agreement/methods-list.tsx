import { methods } from "@/lib/agreement/methods";

/** What each figure is and where its formula stands. */
export function MethodsList() {
  return (
    <details className="mt-8 border-line border-t pt-4">
      <summary className="cursor-pointer font-medium">How these figures are made</summary>
      <dl className="mt-3 max-w-prose space-y-3">
        {Object.values(methods).map(({ name, says, source }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-soft">
              {says} <span className="block text-xs">{source}.</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 max-w-prose text-ink-soft">
        “Read, no failure” is an answer; what somebody did not read is missing. Of a mode or category an item is a
        trace; overall it is a trace × mode. Words such as “moderate” follow the convention of Landis and Koch 1977,
        Biometrics 33, 159–174; they are no test.
      </p>
    </details>
  );
}
