import { ChoiceLinks } from "@/components/charts/choice-links";
import type { InsightsLinks } from "@/components/insights/insights-links";
import { buttonClass } from "@/components/ui/button";
import { focuses, focusNames } from "@/lib/insights/focus";
import { measureButtons } from "@/lib/insights/measure-names";
import { type InsightsPageQuery, measures } from "@/lib/insights/query-schema";

/** What a figure is a share of, how it is shown, and the way out as CSV. */
export function ViewChoices({
  query,
  links: { here, csv },
  names,
}: {
  readonly query: InsightsPageQuery;
  readonly links: InsightsLinks;
  /** What the two ways to show them are called; a chart and its table, which has a file, where nothing is said. */
  readonly names?: Readonly<Record<"chart" | "table", string>>;
}) {
  return (
    <>
      <ChoiceLinks
        label="What is counted"
        choices={focuses.map((focus) => ({
          name: focusNames[focus],
          href: here({ focus }),
          chosen: focus === query.focus,
        }))}
      />
      <ChoiceLinks
        label="What a figure is"
        choices={measures.map((measure) => ({
          name: measureButtons[measure],
          href: here({ measure }),
          chosen: measure === query.measure,
        }))}
      />
      <ChoiceLinks
        label="How the figures are shown"
        choices={[
          { name: names?.chart ?? "Chart", href: here({ view: "chart" }), chosen: query.view === "chart" },
          { name: names?.table ?? "As table", href: here({ view: "table" }), chosen: query.view === "table" },
        ]}
      />
      {names === undefined && (
        <a href={csv} download className={buttonClass()}>
          CSV
        </a>
      )}
    </>
  );
}
