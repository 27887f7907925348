import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { MarkedTrace } from "@/lib/agreement/segment-agreement";
import type { MarkedRating } from "@/lib/agreement/segment-sums";
import type { RatedReview } from "@/lib/db/agreement";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { toMode, toSegment } from "@/lib/db/labels";
import { visibleReviews } from "@/lib/db/visible-reviews";

const segmentFields = Prisma.sql`s.kind::text, s.first_step_id AS "firstStepId", s.last_step_id AS "lastStepId",
  s.start, s."end", s.quote, first.position AS "first", last.position AS "last"`;

interface MarkRow {
  readonly review: string;
  readonly label: string;
  readonly mode: string;
  readonly kind: "trace" | "steps" | "text";
  readonly firstStepId: string | null;
  readonly lastStepId: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** The ratings with what their labels point at. */
export async function readMarks(scope: ProjectScope, ratings: readonly RatedReview[]): Promise<MarkedRating[]> {
  const ids = ratings.map(({ review }) => review);
  const rows = await db().$queryRaw<MarkRow[]>(Prisma.sql`
    SELECT l.review_id AS review, l.id AS label, l.mode, ${segmentFields}
    FROM reviews r JOIN labels l ON l.review_id = r.id JOIN segments s ON s.label_id = l.id
      LEFT JOIN steps first ON first.id = s.first_step_id LEFT JOIN steps last ON last.id = s.last_step_id
    WHERE ${visibleReviews(scope)} AND r.id = ANY(${ids}) AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL`);
  const byReview = Map.groupBy(rows, ({ review }) => review);
  return ratings.map(({ review, ...rating }) => ({
    ...rating,
    labels: [...Map.groupBy(byReview.get(review) ?? [], ({ label }) => label).values()].map((rows) => ({
      mode: toMode(rows[0]?.mode ?? null),
      segments: rows.map(segmentOf),
    })),
  }));
}

function segmentOf({ first, last, ...stored }: MarkRow) {
  const places = new Map([
    [stored.firstStepId ?? "", first ?? -1],
    [stored.lastStepId ?? "", last ?? -1],
  ]);
  return toSegment(stored, places);
}

/**
 * The traces on which two of these reviews hold labels of one mode and none of either touches one of the other's:
 * what `segmentsTouch` says, in SQL, so that the labels of all others need not be read.
 */
export async function tracesWithPlacesApart(scope: ProjectScope, reviews: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ trace: string }[]>(Prisma.sql`
    WITH mark AS (
      SELECT r.trace_id, r.id AS review, l.mode, s.kind, first.position AS first, last.position AS last, s.start, s."end"
      FROM reviews r JOIN labels l ON l.review_id = r.id JOIN segments s ON s.label_id = l.id
        LEFT JOIN steps first ON first.id = s.first_step_id LEFT JOIN steps last ON last.id = s.last_step_id
      WHERE ${visibleReviews(scope)} AND r.id = ANY(${[...reviews]}) AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL)
    SELECT DISTINCT a.trace_id AS trace
    FROM mark a JOIN mark b ON b.trace_id = a.trace_id AND b.mode = a.mode AND b.review > a.review
    GROUP BY a.trace_id, a.mode, a.review, b.review
    HAVING NOT bool_or(a.kind = 'trace' OR b.kind = 'trace' OR (a.first <= b.last AND b.first <= a.last AND (
      a.kind <> 'text' OR b.kind <> 'text'
      OR ((a.first, a.start) < (b.last, b."end") AND (b.first, b.start) < (a.last, a."end")))))`);
  return rows.map(({ trace }) => trace);
}

/** How long each step of these traces is. */
export async function readLengths(scope: ProjectScope, traces: readonly string[]): Promise<MarkedTrace[]> {
  return db().$queryRaw<MarkedTrace[]>`
    SELECT t.id AS trace, array_agg(s.code_points ORDER BY s.position) AS "codePoints"
    FROM traces t JOIN steps s ON s.trace_id = t.id
    WHERE t.project_id = ${scope.projectId} AND t.id = ANY(${[...traces]})
    GROUP BY t.id`;
}
