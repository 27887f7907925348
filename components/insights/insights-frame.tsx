import type { ReactNode } from "react";
import { InsightsFilters } from "@/components/insights/insights-filters";
import type { InsightsLinks, View } from "@/components/insights/insights-links";
import { NothingCounted } from "@/components/insights/nothing-counted";
import { ViewTabs } from "@/components/insights/view-tabs";
import { PageFrame } from "@/components/shell/page-frame";
import { may, type Role } from "@/lib/access/roles";
import { consensusNames } from "@/lib/insights/consensus-names";
import { whom } from "@/lib/insights/counted-sentence";
import { filterSentence } from "@/lib/insights/filter-sentence";
import { longDate } from "@/lib/insights/long-date";
import type { InsightsQuery } from "@/lib/insights/query-schema";
import type { Opening } from "@/lib/workflows/read-dashboard";

/** Around every view of the figures: heading, views, what is counted in one sentence, filters. */
export function InsightsFrame({
  view,
  query,
  role,
  opening,
  reviewed,
  traces,
  links,
  sentence,
  actions,
  children,
}: {
  readonly view: View;
  readonly query: InsightsQuery;
  readonly role: Role;
  readonly opening: Opening;
  /** Traces that were read, of those that match. */
  readonly reviewed: number;
  readonly traces: number;
  readonly links: InsightsLinks;
  readonly sentence: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { project, annotators, facets } = opening;
  const named = annotators.filter(({ id }) => query.annotators.some((one) => one === id)).map(({ name }) => name);
  return (
    <PageFrame title="Where runs fail" width="wide" actions={reviewed > 0 && actions}>
      <ViewTabs view={view} links={links} />
      <p className="mb-4 max-w-5xl text-ink-soft">
        {sentence}
        {role === "annotator" && " Others’ reviews of a trace count for you once yours is submitted."}
      </p>
      <p className="mb-4 hidden print:block">
        {opening.project.name}: {whom({ sources: opening.opening.sources, annotators: named })},{" "}
        {consensusNames[opening.consensus].short}. {filterSentence(query)} {longDate(new Date())}.
      </p>
      <div className="mb-6 print:hidden">
        <InsightsFilters
          query={query}
          counted={opening.opening.sources}
          consensus={opening.consensus}
          facets={facets}
          annotators={annotators}
          reset={links.reset}
        />
      </div>
      {reviewed === 0 ? (
        <NothingCounted
          project={project.slug}
          anybody={annotators.length > 0}
          mayImport={may(role, "import")}
          traces={traces}
          reset={links.reset}
        />
      ) : (
        children
      )}
    </PageFrame>
  );
}
