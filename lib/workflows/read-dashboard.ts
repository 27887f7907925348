import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { choiceOf } from "@/lib/db/consensus";
import { countedAnnotators, kindsOf } from "@/lib/db/insights";
import { getProject, type Project } from "@/lib/db/projects";
import { type Facets, listFacets } from "@/lib/db/trace-list";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import type { Insights } from "@/lib/insights/insights-schema";
import { type InsightsPageQuery, type OpeningSources, openingSources, type Source } from "@/lib/insights/query-schema";
import type { PublishedSource } from "@/lib/mast/published";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import type { Annotator, AnnotatorKind } from "@/lib/reviews/review-schema";
import { readGroups, readInsights } from "@/lib/workflows/read-insights";

/** What every view of the figures needs to know before it counts. */
export interface Opening {
  readonly project: Project;
  /** Everyone with a submitted review that the caller may see. */
  readonly annotators: readonly Annotator[];
  readonly opening: OpeningSources;
  /** What makes one verdict of several reviews, chosen or not. */
  readonly consensus: ConsensusRule;
  readonly facets: Facets;
}

export interface Figures extends Omit<Opening, "facets"> {
  readonly insights: Insights;
  /** What stands beside the figures, chosen or the project's version. */
  readonly published: PublishedSource;
}

const sourceOfKind: Readonly<Record<AnnotatorKind, Source>> = {
  person: "people",
  judge: "judges",
  imported: "imported",
};

async function readSources(
  scope: ProjectScope,
  query: Pick<InsightsPageQuery, "sources" | "annotators" | "consensus">,
): Promise<Omit<Opening, "facets">> {
  const [project, annotators] = await Promise.all([getProject(scope), countedAnnotators(scope)]);
  const kinds = kindsOf(annotators).map((kind) => sourceOfKind[kind]);
  const opening = openingSources(query, kinds);
  const { rule } = await choiceOf(scope, query, opening.sources);
  return { project, annotators, opening, consensus: rule };
}

/** Where a view begins: the project, whose reviews are counted, and what there is to filter by. */
export async function readOpening(
  scope: ProjectScope,
  query: Pick<InsightsPageQuery, "sources" | "annotators" | "consensus">,
): Promise<Opening> {
  const [sources, facets] = await Promise.all([readSources(scope, query), listFacets(scope)]);
  return { ...sources, facets };
}

/** The figures that the dashboard and its CSV show for an address: the endpoint's, with the page's choice of sources. */
export async function readFigures(scope: ProjectScope, query: InsightsPageQuery): Promise<Figures> {
  const { project, annotators, opening, consensus } = await readSources(scope, query);
  const insights = await readInsights(scope, { ...query, consensus }, opening.sources);
  const published = query.measure === "traces" ? "mast-data" : (query.published ?? project.taxonomyVersion);
  return { project, annotators, opening, consensus, insights, published };
}

export interface Dashboard extends Figures {
  readonly facets: Facets;
  readonly systems: readonly GroupFigures[];
  /** Where in the run the findings lie. */
  readonly tenths: readonly GroupFigures[];
}

export async function readDashboard(scope: ProjectScope, query: InsightsPageQuery): Promise<Dashboard> {
  const [figures, facets] = await Promise.all([readFigures(scope, query), listFacets(scope)]);
  const { opening, consensus } = figures;
  const [systems, tenths] = await Promise.all([
    readGroups(scope, { ...query, consensus, by: "system" }, opening.sources),
    readGroups(scope, { ...query, consensus, by: "position" }, opening.sources),
  ]);
  return { ...figures, facets, systems: systems.groups, tenths: tenths.groups };
}
