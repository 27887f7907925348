import { FurtherLinks } from "@/components/insights/further-links";
import { InsightsCharts } from "@/components/insights/insights-charts";
import { InsightsFilters } from "@/components/insights/insights-filters";
import { insightsLinks } from "@/components/insights/insights-links";
import { InsightsTable } from "@/components/insights/insights-table";
import { NothingCounted } from "@/components/insights/nothing-counted";
import { ViewChoices } from "@/components/insights/view-choices";
import { PageFrame } from "@/components/shell/page-frame";
import { may, type Role } from "@/lib/access/roles";
import { countedSentence, measureSentence } from "@/lib/insights/counted-sentence";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import type { Dashboard } from "@/lib/workflows/read-dashboard";

/** Where runs fail: what is counted, by whom, and the shares as charts or as a table. */
export function InsightsDashboard({
  query,
  role,
  dashboard: { project, insights, opening, facets, annotators, systems, published },
}: {
  readonly query: InsightsPageQuery;
  readonly role: Role;
  readonly dashboard: Dashboard;
}) {
  const links = insightsLinks(project.slug, query, opening.sources);
  const named = annotators.filter(({ id }) => query.annotators.some((one) => one === id)).map(({ name }) => name);
  const counted = { ...insights, ...opening, measure: query.measure, annotators: named };
  const categories = categoryRows(insights, query.measure, project.taxonomyVersion);
  const modes = modeRows(insights, query.measure, project.taxonomyVersion);
  const read = systems.filter(({ breakdown }) => breakdown.reviewed > 0);
  return (
    <PageFrame
      title="Where runs fail"
      width="wide"
      actions={insights.reviewed > 0 && <ViewChoices query={query} links={links} />}
    >
      <p className="-mt-3 mb-4 max-w-5xl text-ink-soft">
        {countedSentence(counted)} {measureSentence(counted)}
        {role === "annotator" && " Others’ reviews of a trace count for you once yours is submitted."}{" "}
        {insights.reviewed > 0 && <FurtherLinks links={links} version={project.taxonomyVersion} />}
      </p>
      <div className="mb-6">
        <InsightsFilters
          query={query}
          counted={opening.sources}
          facets={facets}
          annotators={annotators}
          reset={links.reset}
        />
      </div>
      {insights.reviewed === 0 ? (
        <NothingCounted
          project={project.slug}
          anybody={annotators.length > 0}
          mayImport={may(role, "import")}
          traces={insights.traces}
          reset={links.reset}
        />
      ) : query.view === "table" ? (
        <InsightsTable rows={[...categories, ...modes]} measure={query.measure} href={links.row} />
      ) : (
        <InsightsCharts
          categories={categories}
          modes={modes}
          systems={read.map(({ system, breakdown }) => ({
            system,
            findings: breakdown.findings,
            reviewed: breakdown.reviewed,
            categories: categoryRows(breakdown, query.measure, project.taxonomyVersion),
          }))}
          measure={query.measure}
          published={published}
          links={links}
        />
      )}
    </PageFrame>
  );
}
