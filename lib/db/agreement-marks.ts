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

/** The ratings with what their labels point at, one label a segment: agreement joins what touches anyway. */
export async function readMarks(scope: ProjectScope, ratings: readonly RatedReview[]): Promise<MarkedRating[]> {
  const ids = ratings.map(({ review }) => review);
  const rows = await db().$queryRaw<MarkRow[]>(Prisma.sql`
    SELECT l.review_id AS review, l.mode, ${segmentFields}
    FROM reviews r JOIN labels l ON l.review_id = r.id JOIN segments s ON s.label_id = l.id
      LEFT JOIN steps first ON first.id = s.first_step_id LEFT JOIN steps last ON last.id = s.last_step_id
    WHERE ${visibleReviews(scope)} AND r.id = ANY(${ids}) AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL`);
  const byReview = Map.groupBy(rows, ({ review }) => review);
  return ratings.map(({ review, ...rating }) => ({
    ...rating,
    labels: (byReview.get(review) ?? []).map(({ mode, first, last, ...stored }) => {
      const places = new Map([
        [stored.firstStepId ?? "", first ?? -1],
        [stored.lastStepId ?? "", last ?? -1],
      ]);
      return { mode: toMode(mode), segments: [toSegment(stored, places)] };
    }),
  }));
}

/** How long each step of these traces is. */
export async function readLengths(scope: ProjectScope, traces: readonly string[]): Promise<MarkedTrace[]> {
  return db().$queryRaw<MarkedTrace[]>`
    SELECT t.id AS trace, array_agg(s.code_points ORDER BY s.position) AS "codePoints"
    FROM traces t JOIN steps s ON s.trace_id = t.id
    WHERE t.project_id = ${scope.projectId} AND t.id = ANY(${[...traces]})
    GROUP BY t.id`;
}
