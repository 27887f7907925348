import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import { labelFields, positionsOf, toLabel } from "@/lib/db/labels";
import { ownReviewsWhere } from "@/lib/db/visible-reviews";
import type { Label } from "@/lib/reviews/label-schema";

/** Those of the labels that are the caller’s own, withdrawn to this day, and in a draft, where they could stand again. */
export async function standingWithdrawn(scope: ProjectScope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db().label.findMany({
    where: {
      id: { in: [...ids] },
      withdrawnAt: { not: null },
      segments: { some: {} },
      review: { ...ownReviewsWhere(scope.userId), projectId: scope.projectId, status: "draft" },
    },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export interface WithdrawnLabel {
  readonly reviewId: string;
  readonly traceId: string;
  readonly submitted: boolean;
  readonly withdrawn: boolean;
}

/** A label of the caller’s own, with its review locked until the transaction ends; null for none. */
export async function lockWithdrawn(
  queries: Queries,
  scope: ProjectScope<"annotate">,
  id: string,
): Promise<WithdrawnLabel | null> {
  const where = {
    id,
    segments: { some: {} },
    review: { ...ownReviewsWhere(scope.userId), projectId: scope.projectId },
  };
  const label = await queries.label.findFirst({
    where,
    select: { reviewId: true, review: { select: { traceId: true } } },
  });
  if (!label) return null;
  const { reviewId, review } = label;
  await queries.$executeRaw`SELECT 1 FROM labels l JOIN reviews r ON r.id = l.review_id WHERE l.id = ${id} FOR UPDATE`;
  const now = await queries.label.findUniqueOrThrow({
    where: { id },
    select: { withdrawnAt: true, review: { select: { status: true } } },
  });
  return {
    reviewId,
    traceId: review.traceId,
    submitted: now.review.status === "submitted",
    withdrawn: now.withdrawnAt !== null,
  };
}

/** Lets a withdrawn label stand again, as a new version of it. */
export async function letStand(queries: Queries, id: string): Promise<Label> {
  const stored = await queries.label.update({
    where: { id },
    data: { withdrawnAt: null, version: { increment: 1 } },
    select: labelFields,
  });
  return toLabel(stored, await positionsOf(queries, [stored]));
}
