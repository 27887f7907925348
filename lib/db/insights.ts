import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { annotatorFields, toAnnotator } from "@/lib/db/annotators";
import { db } from "@/lib/db/client";
import { visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { Annotator, AnnotatorKind } from "@/lib/reviews/review-schema";

/** The annotators with a submitted review that the caller may see, in the order of their kind and name; what settles traces is nobody's own. */
export async function countedAnnotators(scope: ProjectScope): Promise<Annotator[]> {
  const rows = await db().annotator.findMany({
    where: {
      projectId: scope.projectId,
      reviews: { some: { AND: [visibleReviewsWhere(scope), { status: "submitted", adjudicated: false }] } },
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
