import type { AgreementLinks } from "@/components/agreement/agreement-links";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { type Coefficient, coefficients } from "@/lib/agreement/measures";
import { methods } from "@/lib/agreement/methods";

const short: Readonly<Record<Coefficient, string>> = {
  raw: "Raw",
  cohen: "Cohen κ",
  fleiss: "Fleiss κ",
  alpha: "α",
  ac1: "AC1",
};

/** Which coefficient the figures are, with what it says and where its formula stands. */
export function CoefficientChoice({ chosen, links }: { readonly chosen: Coefficient; readonly links: AgreementLinks }) {
  const { name, says, source } = methods[chosen];
  return (
    <div className="mb-3">
      <ChoiceLinks
        label="Coefficient"
        choices={coefficients.map((each) => ({
          name: short[each],
          href: links.here({ coefficient: each }),
          chosen: each === chosen,
        }))}
      />
      <p className="mt-2 max-w-prose text-ink-soft text-xs">
        {name}: {says} {source}.
      </p>
    </div>
  );
}
