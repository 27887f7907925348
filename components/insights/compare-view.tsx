import { ChoiceLinks } from "@/components/charts/choice-links";
import { CompareChoice } from "@/components/insights/compare-choice";
import { ComparedTable } from "@/components/insights/compared-table";
import { DimensionChoice } from "@/components/insights/dimension-choice";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { SinceChoice } from "@/components/insights/since-choice";
import type { Role } from "@/lib/access/roles";
import type { Comparison } from "@/lib/insights/comparison-schema";
import { comparisonSentence } from "@/lib/insights/comparison-sentence";
import { dimensionName } from "@/lib/insights/dimension-names";
import type { TraceDimension } from "@/lib/insights/dimensions";
import type { ComparisonQuery } from "@/lib/insights/query-schema";
import { publishedSources } from "@/lib/mast/published";
import { shortSourceNames, sourceNames } from "@/lib/mast/source-names";
import type { Opening } from "@/lib/workflows/read-dashboard";

/** Groups side by side, each beside the first; or the project beside what was published. */
export function CompareView({
  query,
  role,
  opening,
  comparison,
  dimensions,
  counted,
}: {
  readonly query: ComparisonQuery;
  readonly role: Role;
  readonly opening: Opening;
  readonly comparison: Comparison;
  readonly dimensions: readonly TraceDimension[];
  readonly counted: { readonly traces: number; readonly reviewed: number };
}) {
  const links = insightsLinks(opening.project.slug, "compare", query, opening.opening.sources);
  const { against, baseline, comparisons, groups } = comparison;
  const options = dimensions.includes(query.by) ? dimensions : [...dimensions, query.by];
  const first = against ? sourceNames[against] : baseline?.name;
  return (
    <InsightsFrame
      view="compare"
      query={query}
      role={role}
      opening={opening}
      reviewed={counted.reviewed}
      traces={counted.traces}
      links={links}
      sentence={comparisonSentence(comparison)}
      actions={
        <ChoiceLinks
          label="What a figure is"
          choices={(["findings", "traces"] as const).map((measure) => ({
            name: `Share of ${measure}`,
            href: links.here({ measure }),
            chosen: measure === query.measure,
          }))}
        />
      }
    >
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ChoiceLinks
          label="What to compare with"
          choices={[
            { name: "Groups", href: links.here({ against: undefined }), chosen: against === null },
            ...publishedSources.map((source) => ({
              name: shortSourceNames[source],
              href: links.here({ against: source }),
              chosen: against === source,
            })),
          ]}
        />
        {against === null && (
          <>
            <DimensionChoice
              chosen={query.by}
              options={options.map((value) => ({ value, name: dimensionName(value) }))}
            />
            <SinceChoice by={query.by} />
            <CompareChoice
              groups={groups}
              chosen={[baseline?.key, ...comparisons.map(({ key }) => key)].flatMap((key) => key ?? [])}
            />
          </>
        )}
      </div>
      {comparisons.length === 0 && (
        <p className="text-ink-soft">Fewer than two groups have reviewed traces: choose another way to part them.</p>
      )}
      <div className="flex flex-col gap-10">
        {comparisons.map((one) => (
          <ComparedTable
            key={one.key ?? ""}
            first={first ?? ""}
            compared={one}
            measure={comparison.measure}
            version={opening.project.taxonomyVersion}
            links={links.chart("comparison", {
              by: query.by,
              group: against === null ? [baseline?.key ?? "", one.key ?? ""] : undefined,
            })}
            href={(code, side) =>
              links.labels({
                ...(code.includes(".") ? { mode: code } : { category: code }),
                ...(against === null
                  ? { by: query.by, group: side === "first" ? (baseline?.key ?? undefined) : (one.key ?? undefined) }
                  : {}),
              })
            }
          />
        ))}
      </div>
    </InsightsFrame>
  );
}
