import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { annotatorFields, toAnnotator } from "@/lib/db/annotators";
import { db } from "@/lib/db/client";
import { type ConsensusChoice, consensusRows } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { VerdictCount } from "@/lib/reviews/masks";
import type { Annotator, AnnotatorKind } from "@/lib/reviews/review-schema";

/** How many traces have each (judged, found) pair after consensus; unread traces are the pair (0, 0). */
export async function countMasks(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: ConsensusChoice,
): Promise<VerdictCount[]> {
  return db().$queryRaw<VerdictCount[]>(Prisma.sql`
    SELECT coalesce(verdict.judged, 0)::int AS judged, coalesce(verdict.found, 0)::int AS found, count(*)::int AS traces
    FROM traces t LEFT JOIN (${consensusRows(scope, choice)}) verdict ON verdict.trace_id = t.id
    WHERE t.project_id = ${scope.projectId} ${within(facets)}
    GROUP BY 1, 2
    ORDER BY 1, 2`);
}

/** The same, apart by system; traces that name none are under null. */
export async function countMasksBySystem(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: ConsensusChoice,
): Promise<(VerdictCount & { readonly system: string | null })[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT t.system, coalesce(verdict.judged, 0)::int AS judged, coalesce(verdict.found, 0)::int AS found,
      count(*)::int AS traces
    FROM traces t LEFT JOIN (${consensusRows(scope, choice)}) verdict ON verdict.trace_id = t.id
    WHERE t.project_id = ${scope.projectId} ${within(facets)}
    GROUP BY 1, 2, 3
    ORDER BY 1 NULLS LAST, 2, 3`);
}

/** The annotators with a submitted review that the caller may see, in the order of their kind and name. */
export async function countedAnnotators(scope: ProjectScope): Promise<Annotator[]> {
  const rows = await db().annotator.findMany({
    where: {
      projectId: scope.projectId,
      reviews: { some: { AND: [visibleReviewsWhere(scope), { status: "submitted" }] } },
    },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
    select: annotatorFields,
  });
  return rows.map(toAnnotator);
}

/** The kinds of annotators among them. */
export function kindsOf(annotators: readonly Annotator[]): AnnotatorKind[] {
  return [...new Set(annotators.map(({ kind }) => kind))];
}
