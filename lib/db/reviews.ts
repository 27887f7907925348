import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { annotatorFields, ownAnnotator, toAnnotator } from "@/lib/db/annotators";
import { db, type Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { labelsOfReview, visibleLabels } from "@/lib/db/labels";
import { visibleReviewsWhere } from "@/lib/db/visible-reviews";
import { modeCodes } from "@/lib/mast/taxonomy";
import type { Label } from "@/lib/reviews/label-schema";
import { everyMode, modesOf } from "@/lib/reviews/masks";
import type { Review, ReviewInput } from "@/lib/reviews/review-schema";

const reviewFields = {
  id: true,
  traceId: true,
  status: true,
  adjudicated: true,
  achieved: true,
  note: true,
  judged: true,
  version: true,
  submittedAt: true,
  spentMs: true,
  annotator: { select: { ...annotatorFields, userId: true } },
} satisfies Prisma.ReviewSelect;

type Stored = Prisma.ReviewGetPayload<{ select: typeof reviewFields }>;

async function toReviews(
  queries: Queries,
  scope: ProjectScope,
  rows: readonly Stored[],
  labels: ReadonlyMap<string, readonly Label[]>,
): Promise<Review[]> {
  if (rows.length === 0) return [];
  const times = await timesOf(queries, rows);
  return rows.map((row) => toReview(row, scope, labels.get(row.id) ?? [], times));
}

const stay = (traceId: string, userId: string) => `${traceId} ${userId}`;

/** How long each person had each trace in front of them, all sittings together. */
async function timesOf(queries: Queries, rows: readonly Stored[]): Promise<ReadonlyMap<string, number>> {
  const traces = [...new Set(rows.map(({ traceId }) => traceId))];
  const people = rows.flatMap(({ annotator: { userId } }) => userId ?? []);
  const sums = await queries.sitting.groupBy({
    by: ["traceId", "userId"],
    where: { traceId: { in: traces }, userId: { in: people } },
    _sum: { spentMs: true },
  });
  return new Map(sums.map(({ traceId, userId, _sum }) => [stay(traceId, userId), _sum.spentMs ?? 0]));
}

function toReview(
  row: Stored,
  scope: ProjectScope,
  labels: readonly Label[],
  times: ReadonlyMap<string, number>,
): Review {
  const { annotator, judged, submittedAt, traceId, ...rest } = row;
  const isPersons = annotator.userId !== null && !row.adjudicated;
  return {
    ...rest,
    annotator: toAnnotator(annotator),
    own: annotator.userId === scope.userId,
    judged: modesOf(judged),
    labels: [...labels],
    submittedAt: submittedAt?.toISOString() ?? null,
    spentMs: isPersons ? (times.get(stay(traceId, annotator.userId ?? "")) ?? 0) : rest.spentMs,
  };
}

/** The reviews of a trace that the caller may see, their own first. */
export async function listReviews(scope: ProjectScope, traceId: string): Promise<Review[]> {
  const [rows, labels] = await Promise.all([
    db().review.findMany({
      where: { AND: [visibleReviewsWhere(scope), { traceId }] },
      orderBy: { createdAt: "asc" },
      select: reviewFields,
    }),
    // By the same rule once more: a review that was submitted a moment ago may be a draft again.
    visibleLabels(scope, traceId),
  ]);
  const reviews = await toReviews(db(), scope, rows, labels);
  return reviews.sort((a, b) => Number(b.own) - Number(a.own));
}

/** What a write to a review needs to know of it. */
export interface OwnReview {
  readonly id: string;
  readonly status: "draft" | "submitted";
  readonly achieved: Review["achieved"];
  readonly note: string;
  readonly version: number;
}

/**
 * The caller's review of a trace, made as a draft where there is none, and
 * locked until the transaction ends. Null where the project has no such trace.
 */
export async function lockOwnReview(
  queries: Queries,
  scope: ProjectScope<"annotate">,
  traceId: string,
): Promise<OwnReview | null> {
  const { projectId } = scope;
  const trace = await queries.trace.findFirst({ where: { id: traceId, projectId }, select: { id: true } });
  if (!trace) return null;
  const annotatorId = await ownAnnotator(queries, scope);
  await queries.review.createMany({
    data: [{ id: newId("rev"), projectId, traceId, annotatorId, status: "draft" }],
    skipDuplicates: true,
  });
  const [row] = await queries.$queryRaw<OwnReview[]>`
    SELECT id, status::text, achieved::text, note, version FROM reviews WHERE trace_id = ${traceId} AND annotator_id = ${annotatorId} FOR UPDATE`;
  return row ?? null;
}

/** Changes a review that the caller was found to write. Submitting judges all fourteen modes; a draft judges none. */
export async function updateReview(
  queries: Queries,
  scope: ProjectScope,
  id: string,
  { status, achieved, note }: ReviewInput,
): Promise<Review> {
  await queries.review.update({
    where: { id },
    data: {
      ...(achieved === undefined ? {} : { achieved }),
      ...(note === undefined ? {} : { note }),
      ...(status === undefined ? {} : { status, judged: status === "submitted" ? everyMode : 0 }),
      ...(status === "submitted" ? { submittedAt: new Date() } : {}),
      ...(status === "draft" ? { submittedAt: null } : {}),
      version: { increment: 1 },
    },
  });
  return readReview(queries, scope, id);
}

/** A review that the caller was found to write. */
export async function readReview(queries: Queries, scope: ProjectScope, id: string): Promise<Review> {
  const row = await queries.review.findUniqueOrThrow({ where: { id }, select: reviewFields });
  const labels = new Map([[id, await labelsOfReview(queries, id)]]);
  const [review] = await toReviews(queries, scope, [row], labels);
  if (!review) throw new Error("A row became no review.");
  return review;
}

/** Brings `found` into step with the standing labels; in the same transaction as every change of a label. */
export async function refreshFound(queries: Queries, reviewId: string): Promise<void> {
  await queries.$executeRaw`
    UPDATE reviews r SET updated_at = now(), found = coalesce((
      SELECT bit_or(1 << (array_position(${[...modeCodes]}::text[], l.mode) - 1))
      FROM labels l WHERE l.review_id = r.id AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL), 0)
    WHERE r.id = ${reviewId}`;
}
