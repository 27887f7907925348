import { ChoiceLinks } from "@/components/charts/choice-links";
import type { InsightsLinks } from "@/components/insights/insights-links";
import { buttonClass } from "@/components/ui/button";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";

/** What a figure is a share of, how it is shown, and the way out as CSV. */
export function ViewChoices({
  query: { measure, view },
  links: { here, csv },
}: {
  readonly query: InsightsPageQuery;
  readonly links: InsightsLinks;
}) {
  return (
    <>
      <ChoiceLinks
        label="What a figure is a share of"
        choices={[
          { name: "Share of findings", href: here({ measure: "findings" }), chosen: measure === "findings" },
          { name: "Share of traces", href: here({ measure: "traces" }), chosen: measure === "traces" },
        ]}
      />
      <ChoiceLinks
        label="How the figures are shown"
        choices={[
          { name: "Chart", href: here({ view: "chart" }), chosen: view === "chart" },
          { name: "As table", href: here({ view: "table" }), chosen: view === "table" },
        ]}
      />
      <a href={csv} download className={buttonClass()}>
        CSV
      </a>
    </>
  );
}
