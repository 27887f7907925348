import { countOf } from "@/components/ui/count-of";
import { consensusNames } from "@/lib/insights/consensus-names";
import { basisSentence, whom } from "@/lib/insights/counted-sentence";
import { filterSentence } from "@/lib/insights/filter-sentence";
import { focusNames } from "@/lib/insights/focus";
import { longDate } from "@/lib/insights/long-date";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import type { Report } from "@/lib/workflows/read-report";

const kinds = { people: "person", judges: "judge", imported: "imported" } as const;

/** What the figures are of: data, reviews, consensus, basis, filters, date. */
export function ReportFacts({ query, report }: { readonly query: InsightsPageQuery; readonly report: Report }) {
  const { insights, opening, annotators, at } = report;
  const chosen = annotators.filter(({ id, kind }) =>
    query.annotators.length > 0
      ? query.annotators.some((one) => one === id)
      : opening.sources.some((source) => kinds[source] === kind),
  );
  const named = query.annotators.length > 0 ? chosen.map(({ name }) => name) : [];
  const from = whom({ annotators: named, sources: opening.sources });
  const facts: readonly (readonly [string, string])[] = [
    ["Date", longDate(at)],
    ["Data", `${insights.reviewed.toLocaleString("en")} reviewed traces of ${insights.traces.toLocaleString("en")}`],
    ["Filters", filterSentence(query) || "None: every system, model and benchmark."],
    [
      "Reviews",
      `${from.charAt(0).toUpperCase()}${from.slice(1)}; ${countOf(chosen.length, "annotator")}${opening.instead ? "; no people’s reviews yet" : ""}`,
    ],
    ["Consensus", consensusNames[insights.consensus].long],
    [
      "Findings",
      `${insights.findings.toLocaleString("en")}${insights.focus === "all" ? "" : `, ${focusNames[insights.focus].toLowerCase()}`}`,
    ],
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 sm:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
        {facts.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-ink-soft">
        {basisSentence({ measure: query.measure, reviewed: insights.reviewed })} A whisker is the interval, a tick the
        published figure.
      </p>
    </>
  );
}
