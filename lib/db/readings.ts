import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type ProjectProgress, progressOf } from "@/lib/db/trace-list";
import { transaction } from "@/lib/db/transaction";
import { submittedByCaller } from "@/lib/db/visible-reviews";
import type { Reading, ReadingInput } from "@/lib/reviews/reading-schema";
import { joinRuns } from "@/lib/reviews/step-runs";

/** What the caller brings to a trace, and what says where they come to stand in it. */
export interface Opening {
  readonly reading: Reading;
  /** Whether the caller's own review of it is submitted. */
  readonly submitted: boolean;
  readonly steps: number;
  /** Whether some of its steps name no agent. */
  readonly unnamed: boolean;
  /** Whether it stands in a round, open or not, that the caller works in or has worked in. */
  readonly inRound: boolean;
  readonly progress: ProjectProgress;
}

/** How far somebody has read the trace `t`, whose reading is `r`, and for how long. */
const readingColumns = (userId: string) => Prisma.sql`r.step, coalesce(r.seen, '{}') AS seen,
  (SELECT coalesce(sum(s.spent_ms), 0)::float8 FROM sittings s WHERE s.trace_id = t.id AND s.user_id = ${userId}) AS "spentMs"`;

/** Null where the project has no such trace. One query: each costs a page more than it costs the database. */
export async function getOpening(scope: ProjectScope, traceId: string): Promise<Opening | null> {
  const { projectId, userId } = scope;
  const [row] = await db().$queryRaw<(Reading & Omit<Opening, "reading">)[]>`
    SELECT ${readingColumns(userId)}, t.step_count AS steps,
      ${submittedByCaller(scope, Prisma.sql`t.id`)} AS submitted,
      EXISTS (SELECT FROM steps WHERE trace_id = t.id AND agent IS NULL) AS unnamed,
      EXISTS (SELECT FROM round_traces rt JOIN round_annotators ra ON ra.round_id = rt.round_id
        WHERE rt.trace_id = t.id AND ra.user_id = ${userId}) AS "inRound",
      ${progressOf(scope)} AS progress
    FROM traces t LEFT JOIN readings r ON r.trace_id = t.id AND r.user_id = ${userId}
    WHERE t.id = ${traceId} AND t.project_id = ${projectId}`;
  if (row === undefined) return null;
  const { step, seen, spentMs, ...opening } = row;
  return { ...opening, reading: { step, seen, spentMs } };
}

/** How far the caller has read a trace, and for how long; null where the project has no such trace. */
export async function getReading({ projectId, userId }: ProjectScope, traceId: string): Promise<Reading | null> {
  const [row] = await db().$queryRaw<Reading[]>`
    SELECT ${readingColumns(userId)} FROM traces t LEFT JOIN readings r ON r.trace_id = t.id AND r.user_id = ${userId}
    WHERE t.id = ${traceId} AND t.project_id = ${projectId}`;
  return row ?? null;
}

/** Takes down how far the caller has read; false where the project has no such trace. Told twice it counts once. */
export async function putReading(
  { projectId, userId }: ProjectScope<"annotate">,
  traceId: string,
  { step, seen, sitting }: ReadingInput,
): Promise<boolean> {
  return transaction(async (queries) => {
    const trace = await queries.trace.findFirst({ where: { id: traceId, projectId }, select: { id: true } });
    if (!trace) return false;
    await queries.reading.createMany({ data: [{ traceId, userId, step, seen }], skipDuplicates: true });
    const [known] = await queries.$queryRaw<{ seen: number[] }[]>`
      SELECT seen FROM readings WHERE trace_id = ${traceId} AND user_id = ${userId} FOR UPDATE`;
    await queries.reading.update({
      where: { traceId_userId: { traceId, userId } },
      data: { step, seen: joinRuns(known?.seen ?? [], seen) },
    });
    await queries.$executeRaw`
      INSERT INTO sittings (id, trace_id, user_id, spent_ms) VALUES (${sitting.id}, ${traceId}, ${userId}, ${sitting.spentMs})
      ON CONFLICT (id) DO UPDATE SET spent_ms = greatest(sittings.spent_ms, excluded.spent_ms), updated_at = now()
      WHERE sittings.trace_id = excluded.trace_id AND sittings.user_id = excluded.user_id`;
    return true;
  });
}
