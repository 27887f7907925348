import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { everyReview } from "@/lib/db/every-review";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";
import type { ExportedReview } from "@/lib/export/exported-trace";
import { type ArchivedLabel, type ArchivedVersion, archivedLabelSchema } from "@/lib/reviews/archived-review";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** Which reviews an export may hold: what the caller may see, or, for the archive of an owner, all of them. */
export type ReviewReach = Prisma.Sql;

export const seenReviews = (scope: ProjectScope): ReviewReach => visibleReviews(scope);
export const seenSubmitted = (scope: ProjectScope): ReviewReach =>
  Prisma.sql`(${visibleReviews(scope)} AND r.status = 'submitted')`;
export const allReviews = (scope: ProjectScope<"own">): ReviewReach => everyReview(scope);

/** Which labels of these reviews. */
export type LabelReach = "none" | "standing" | "history";

type StoredReview = Pick<ExportedReview, "id" | "origin" | "status" | "achieved" | "note" | "judged" | "found"> &
  Pick<ExportedReview, "adjudicated" | "version" | "spentMs"> & {
    readonly traceId: string;
    readonly annotatorId: string;
    readonly name: string;
    readonly kind: AnnotatorKind;
    readonly createdAt: Date;
    readonly updatedAt: Date;
    readonly submittedAt: Date | null;
  };

interface StoredLabel extends Record<string, unknown> {
  readonly id: string;
  readonly reviewId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly withdrawnAt: Date | null;
}

interface StoredSegment {
  readonly labelId: string;
  readonly kind: "trace" | "steps" | "text";
  readonly first: number | null;
  readonly last: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
}

/** How long its author had the trace in front of them, here or where it came from; what is settled together is nobody's own time. */
const spent = Prisma.sql`CASE WHEN a.user_id IS NULL OR r.adjudicated THEN r.spent_ms ELSE (
  SELECT least(coalesce(sum(o.spent_ms), 0), 2147483647)::int FROM sittings o WHERE o.trace_id = r.trace_id AND o.user_id = a.user_id) END`;

/** The reviews of these traces within reach, by trace, in the order of their making. */
export async function exportedReviews(
  queries: Queries,
  reach: ReviewReach,
  traceIds: readonly string[],
  reachOfLabels: LabelReach,
): Promise<ReadonlyMap<string, readonly ExportedReview[]>> {
  const rows = await queries.$queryRaw<StoredReview[]>(Prisma.sql`
    SELECT r.id, r.trace_id AS "traceId", a.id AS "annotatorId", a.origin, coalesce(u.name, a.name) AS name,
      a.kind::text, ${spent} AS "spentMs", r.status::text, r.achieved::text, r.note, r.judged, r.found, r.adjudicated, r.version,
      r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.submitted_at AS "submittedAt"
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id LEFT JOIN users u ON u.id = a.user_id
    WHERE ${reach} AND r.trace_id = ANY(${[...traceIds]})
    ORDER BY r.created_at, r.id`);
  const ids = rows.map(({ id }) => id);
  const history = reachOfLabels === "history";
  const labels = await labelsOf(queries, reachOfLabels === "none" ? [] : ids, history);
  const versions = history ? await versionsOf(queries, ids) : new Map<string, ArchivedVersion[]>();
  const reviews = rows.map(({ traceId, annotatorId, name, kind, createdAt, updatedAt, submittedAt, ...row }) => ({
    traceId,
    ...row,
    annotator: { id: annotatorId, kind, name },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    labels: labels.get(row.id) ?? [],
    versions: versions.get(row.id) ?? [],
  }));
  return Map.groupBy(reviews, ({ traceId }) => traceId);
}

async function labelsOf(
  queries: Queries,
  reviewIds: readonly string[],
  history: boolean,
): Promise<ReadonlyMap<string, ArchivedLabel[]>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await queries.$queryRaw<StoredLabel[]>(Prisma.sql`
    SELECT l.id, l.review_id AS "reviewId", l.mode, l.note, l.confidence::text, l.agent, l.decisive, l.version,
      l.created_at AS "createdAt", l.updated_at AS "updatedAt", l.withdrawn_at AS "withdrawnAt"
    FROM labels l WHERE l.review_id = ANY(${[...reviewIds]}) ${history ? Prisma.empty : Prisma.sql`AND l.withdrawn_at IS NULL`}
    ORDER BY l.created_at, l.id`);
  const segments = await queries.$queryRaw<StoredSegment[]>(Prisma.sql`
    SELECT s.label_id AS "labelId", s.kind::text, first.position AS first, last.position AS last, s.start, s."end", s.quote
    FROM segments s
    LEFT JOIN steps first ON first.id = s.first_step_id LEFT JOIN steps last ON last.id = s.last_step_id
    WHERE s.label_id = ANY(${rows.map(({ id }) => id)})
    ORDER BY s.label_id, s.place`);
  const byLabel = Map.groupBy(segments, ({ labelId }) => labelId);
  const labels = rows.map((row) => ({
    reviewId: row.reviewId,
    label: archivedLabelSchema.parse({
      ...row,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      segments: byLabel.get(row.id) ?? [],
    }),
  }));
  return new Map(
    [...Map.groupBy(labels, ({ reviewId }) => reviewId)].map(([id, own]) => [id, own.map(({ label }) => label)]),
  );
}

async function versionsOf(
  queries: Queries,
  reviewIds: readonly string[],
): Promise<ReadonlyMap<string, ArchivedVersion[]>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await queries.reviewVersion.findMany({
    where: { reviewId: { in: [...reviewIds] } },
    orderBy: [{ reviewId: "asc" }, { number: "asc" }],
  });
  const byReview = Map.groupBy(rows, ({ reviewId }) => reviewId);
  return new Map(
    [...byReview].map(([id, own]) => [
      id,
      own.map(({ reviewId: _, submittedAt, reopenedAt, labels, ...version }) => ({
        ...version,
        submittedAt: submittedAt.toISOString(),
        reopenedAt: reopenedAt?.toISOString() ?? null,
        labels: JSON.parse(JSON.stringify(labels)),
      })),
    ]),
  );
}
