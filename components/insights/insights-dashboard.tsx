import { FurtherLinks } from "@/components/insights/further-links";
import { GroupTable } from "@/components/insights/group-table";
import { InsightsCharts } from "@/components/insights/insights-charts";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { InsightsTable } from "@/components/insights/insights-table";
import { ViewChoices } from "@/components/insights/view-choices";
import type { Role } from "@/lib/access/roles";
import { countedSentence, measureSentence } from "@/lib/insights/counted-sentence";
import { dimensionName } from "@/lib/insights/dimension-names";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import type { Dashboard } from "@/lib/workflows/read-dashboard";

/** Where runs fail: what is counted, by whom, and the shares as charts or as a table. */
export function InsightsDashboard({
  query,
  role,
  dashboard,
}: {
  readonly query: InsightsPageQuery;
  readonly role: Role;
  readonly dashboard: Dashboard;
}) {
  const { project, insights, opening, annotators, systems, tenths, published } = dashboard;
  const links = insightsLinks(project.slug, "overview", query, opening.sources);
  const named = annotators.filter(({ id }) => query.annotators.some((one) => one === id)).map(({ name }) => name);
  const counted = { ...insights, ...opening, measure: query.measure, annotators: named };
  const version = project.taxonomyVersion;
  const categories = categoryRows(insights, query.measure, version);
  const modes = modeRows(insights, query.measure, version);
  return (
    <InsightsFrame
      view="overview"
      query={query}
      role={role}
      opening={dashboard}
      reviewed={insights.reviewed}
      traces={insights.traces}
      links={links}
      actions={<ViewChoices query={query} links={links} />}
      sentence={
        <>
          {countedSentence(counted)} {measureSentence(counted)}{" "}
          {insights.reviewed > 0 && <FurtherLinks links={links} version={version} />}
        </>
      }
    >
      {query.view === "table" ? (
        <>
          <InsightsTable rows={[...categories, ...modes]} measure={query.measure} href={(row) => links.row(row)} />
          {(
            [
              ["system", systems],
              ["position", tenths],
            ] as const
          ).map(([by, groups]) => (
            <section key={by} aria-label={dimensionName(by)}>
              <h2 className="mt-8 mb-3 font-semibold text-base">
                {dimensionName(by)}, {measureNames[query.measure]}
              </h2>
              <GroupTable groups={groups} query={{ ...query, by, view: "chart" }} version={version} links={links} />
            </section>
          ))}
        </>
      ) : (
        <InsightsCharts
          categories={categories}
          modes={modes}
          systems={systems.map((group) => ({
            ...group,
            categories: categoryRows(group.breakdown, query.measure, version),
          }))}
          tenths={tenths}
          measure={query.measure}
          published={published}
          version={version}
          links={links}
        />
      )}
    </InsightsFrame>
  );
}
