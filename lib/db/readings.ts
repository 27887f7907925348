import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import type { Reading, ReadingInput } from "@/lib/reviews/reading-schema";
import { joinRuns } from "@/lib/reviews/step-runs";

/** How far the caller has read a trace, and for how long. */
export async function getReading({ projectId, userId }: ProjectScope, traceId: string): Promise<Reading> {
  const own = { traceId, userId, trace: { projectId } };
  const [reading, time] = await Promise.all([
    db().reading.findFirst({ where: own, select: { step: true, seen: true } }),
    db().sitting.aggregate({ where: own, _sum: { spentMs: true } }),
  ]);
  return { step: reading?.step ?? null, seen: reading?.seen ?? [], spentMs: time._sum.spentMs ?? 0 };
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
