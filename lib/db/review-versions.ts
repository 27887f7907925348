import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import { positionsOf, toLabel } from "@/lib/db/labels";
import { visibleReviewsWhere } from "@/lib/db/visible-reviews";
import { confidences } from "@/lib/reviews/label-schema";
import { modesOf } from "@/lib/reviews/masks";
import type { ReviewVersion } from "@/lib/reviews/review-version";

/** A label inside a version, as `freezeVersion` writes it. */
const frozenLabelSchema = z.object({
  id: z.string(),
  mode: z.string().nullable(),
  note: z.string(),
  confidence: z.enum(confidences).nullable(),
  agent: z.string().nullable(),
  decisive: z.boolean(),
  version: z.int(),
  segments: z.array(
    z.object({
      kind: z.enum(["trace", "steps", "text"]),
      firstStepId: z.string().nullable(),
      lastStepId: z.string().nullable(),
      start: z.int().nullable(),
      end: z.int().nullable(),
      quote: z.string().nullable(),
    }),
  ),
});

/** Keeps a submitted review as it stands, under the next number, with the time that its annotator spent. */
export async function freezeVersion(queries: Queries, reviewId: string): Promise<void> {
  await queries.$executeRaw`
    INSERT INTO review_versions (review_id, number, submitted_at, achieved, note, judged, found, labels, spent_ms)
    SELECT r.id, 1 + (SELECT count(*) FROM review_versions v WHERE v.review_id = r.id),
      coalesce(r.submitted_at, now()), r.achieved, r.note, r.judged, r.found,
      coalesce((SELECT jsonb_agg(jsonb_build_object(
          'id', l.id, 'mode', l.mode, 'note', l.note, 'confidence', l.confidence, 'agent', l.agent,
          'decisive', l.decisive, 'version', l.version,
          'segments', (SELECT jsonb_agg(jsonb_build_object(
              'kind', s.kind, 'firstStepId', s.first_step_id, 'lastStepId', s.last_step_id,
              'start', s.start, 'end', s."end", 'quote', s.quote) ORDER BY s.place)
            FROM segments s WHERE s.label_id = l.id)) ORDER BY l.created_at, l.id)
        FROM labels l WHERE l.review_id = r.id AND l.withdrawn_at IS NULL), '[]'::jsonb),
      coalesce((SELECT sum(t.spent_ms)::int FROM sittings t
        JOIN annotators a ON a.id = r.annotator_id AND a.user_id = t.user_id
        WHERE t.trace_id = r.trace_id), 0)
    FROM reviews r WHERE r.id = ${reviewId}`;
}

/** Notes that the version that stood is a draft again; one submitted before versions were kept is kept first. */
export async function markReopened(queries: Queries, reviewId: string): Promise<void> {
  const standing = { reviewId, reopenedAt: null };
  if ((await queries.reviewVersion.count({ where: standing })) === 0) await freezeVersion(queries, reviewId);
  await queries.reviewVersion.updateMany({ where: standing, data: { reopenedAt: new Date() } });
}

/** What was submitted on a trace, in the order of submitting; of the reviews that the caller may see. */
export async function listVersions(scope: ProjectScope, traceId: string): Promise<ReviewVersion[]> {
  const rows = await db().reviewVersion.findMany({
    where: { review: { AND: [visibleReviewsWhere(scope), { traceId }] } },
    orderBy: [{ submittedAt: "asc" }, { number: "asc" }],
  });
  const frozen = rows.map(({ labels, ...row }) => ({ ...row, labels: z.array(frozenLabelSchema).parse(labels) }));
  const positions = await positionsOf(
    db(),
    frozen.flatMap(({ labels }) => labels),
  );
  return frozen.map(({ judged, found: _, submittedAt, reopenedAt, labels, ...rest }) => ({
    ...rest,
    judged: modesOf(judged),
    submittedAt: submittedAt.toISOString(),
    reopenedAt: reopenedAt?.toISOString() ?? null,
    labels: labels.map((label) => toLabel(label, positions)),
  }));
}
