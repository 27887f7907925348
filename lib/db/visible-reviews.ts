import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { Prisma } from "@/lib/db/generated/client";

/**
 * What the caller may see of a project's reviews, in every query that touches
 * them: their own; submitted ones for owners, curators and viewers; for an
 * annotator others' submitted ones of a trace only once their own review of it
 * is submitted. Drafts of others are nobody's business.
 *
 * `review` is the alias of the reviews table in the query.
 */
export function visibleReviews(scope: ProjectScope, review = "r"): Prisma.Sql {
  const r = Prisma.raw(review);
  const own = Prisma.sql`SELECT id FROM annotators WHERE project_id = ${scope.projectId} AND user_id = ${scope.userId}`;
  const others =
    scope.role === "annotator"
      ? Prisma.sql`EXISTS (
          SELECT 1 FROM reviews mine
          WHERE mine.trace_id = ${r}.trace_id AND mine.status = 'submitted' AND mine.annotator_id IN (${own}))`
      : Prisma.sql`TRUE`;
  return Prisma.sql`(${r}.project_id = ${scope.projectId}
    AND (${r}.annotator_id IN (${own}) OR (${r}.status = 'submitted' AND ${others})))`;
}

/** The same as a filter of the ORM. A test holds the two together. */
export function visibleReviewsWhere(scope: ProjectScope): Prisma.ReviewWhereInput {
  const own = ownReviewsWhere(scope.userId);
  const others: Prisma.ReviewWhereInput =
    scope.role === "annotator"
      ? { status: "submitted", trace: { reviews: { some: { AND: [own, { status: "submitted" }] } } } }
      : { status: "submitted" };
  return { projectId: scope.projectId, OR: [own, others] };
}

/** Somebody's own reviews, in whatever project: the part of the rule that needs no scope. */
export function ownReviewsWhere(userId: string): Prisma.ReviewWhereInput {
  return { annotator: { userId } };
}
