import { ChartMenu } from "@/components/charts/chart-menu";
import { DimensionChoice } from "@/components/insights/dimension-choice";
import { GroupTable } from "@/components/insights/group-table";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { ViewChoices } from "@/components/insights/view-choices";
import type { Role } from "@/lib/access/roles";
import type { GroupedFigures } from "@/lib/insights/breakdown-schema";
import { dimensionName } from "@/lib/insights/dimension-names";
import type { Dimension } from "@/lib/insights/dimensions";
import { groupingSentence } from "@/lib/insights/grouping-sentence";
import type { BreakdownPageQuery } from "@/lib/insights/query-schema";
import type { Opening } from "@/lib/workflows/read-dashboard";

/** The figures of every group of a dimension. */
export function BreakdownView({
  query,
  role,
  opening,
  figures,
  dimensions,
  counted,
}: {
  readonly query: BreakdownPageQuery;
  readonly role: Role;
  readonly opening: Opening;
  readonly figures: GroupedFigures;
  readonly dimensions: readonly Dimension[];
  readonly counted: { readonly traces: number; readonly reviewed: number; readonly findings: number };
}) {
  const links = insightsLinks(opening.project.slug, "breakdown", query, opening.opening.sources);
  const options = dimensions.includes(query.by) ? dimensions : [...dimensions, query.by];
  return (
    <InsightsFrame
      view="breakdown"
      query={query}
      role={role}
      opening={opening}
      reviewed={counted.reviewed}
      traces={counted.traces}
      links={links}
      sentence={groupingSentence({ ...counted, ...query, groups: figures.groups.length })}
      actions={<ViewChoices query={query} links={links} names={{ chart: "Categories", table: "Modes" }} />}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <DimensionChoice chosen={query.by} options={options.map((value) => ({ value, name: dimensionName(value) }))} />
        <ChartMenu title={`By ${dimensionName(query.by).toLowerCase()}`} links={links.chart("groups")} />
      </div>
      <GroupTable groups={figures.groups} query={query} version={opening.project.taxonomyVersion} links={links} />
    </InsightsFrame>
  );
}
