import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { countedAnnotators, kindsOf } from "@/lib/db/insights";
import { getProject, type Project } from "@/lib/db/projects";
import { type Facets, listFacets } from "@/lib/db/trace-list";
import type { Insights } from "@/lib/insights/insights-schema";
import { type InsightsPageQuery, type OpeningSources, openingSources, type Source } from "@/lib/insights/query-schema";
import type { PublishedSource } from "@/lib/mast/published";
import type { Annotator, AnnotatorKind } from "@/lib/reviews/review-schema";
import { readInsights, readInsightsBySystem, type SystemBreakdown } from "@/lib/workflows/read-insights";

export interface Figures {
  readonly project: Project;
  /** Everyone with a submitted review that the caller may see. */
  readonly annotators: readonly Annotator[];
  readonly opening: OpeningSources;
  readonly insights: Insights;
  /** What stands beside the figures, chosen or the project's version. */
  readonly published: PublishedSource;
}

const sourceOfKind: Readonly<Record<AnnotatorKind, Source>> = {
  person: "people",
  judge: "judges",
  imported: "imported",
};

/** The figures that the dashboard and its CSV show for an address: the endpoint's, with the page's choice of sources. */
export async function readFigures(scope: ProjectScope, query: InsightsPageQuery): Promise<Figures> {
  const [project, annotators] = await Promise.all([getProject(scope), countedAnnotators(scope)]);
  const opening = openingSources(
    query,
    kindsOf(annotators).map((kind) => sourceOfKind[kind]),
  );
  const insights = await readInsights(scope, query, opening.sources);
  const published = query.measure === "traces" ? "mast-data" : (query.published ?? project.taxonomyVersion);
  return { project, annotators, opening, insights, published };
}

export interface Dashboard extends Figures {
  readonly facets: Facets;
  readonly systems: readonly SystemBreakdown[];
}

export async function readDashboard(scope: ProjectScope, query: InsightsPageQuery): Promise<Dashboard> {
  const [figures, facets] = await Promise.all([readFigures(scope, query), listFacets(scope)]);
  return { ...figures, facets, systems: await readInsightsBySystem(scope, query, figures.opening.sources) };
}
