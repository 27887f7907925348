import { FurtherLinks } from "@/components/insights/further-links";
import { InsightsCharts } from "@/components/insights/insights-charts";
import { InsightsFrame } from "@/components/insights/insights-frame";
import { insightsLinks } from "@/components/insights/insights-links";
import { InsightsTable } from "@/components/insights/insights-table";
import { ViewChoices } from "@/components/insights/view-choices";
import type { Role } from "@/lib/access/roles";
import { countedSentence, measureSentence } from "@/lib/insights/counted-sentence";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
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
        <InsightsTable rows={[...categories, ...modes]} measure={query.measure} href={(row) => links.row(row)} />
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
