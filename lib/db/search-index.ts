import "server-only";
import { nextTurn } from "@/lib/core/turns";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { transaction } from "@/lib/db/transaction";
import type { StepKind } from "@/lib/traces/canonical";
import { agentTag, kindTag, projectTag, searchParts } from "@/lib/traces/search-parts";

/** Text made ready in one transaction, in code points, except that one step always fits. */
const sliceCodePoints = 500_000;
const sliceSteps = 500;

interface PendingTrace {
  readonly id: string;
  readonly projectId: string;
  readonly from: number;
  readonly steps: number;
}

interface SliceStep {
  readonly position: number;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly text: string;
}

/** A slice that could not be made ready. */
export class SliceFailure extends Error {
  constructor(
    readonly traceId: string,
    cause: unknown,
  ) {
    super("A part of a trace could not be made ready for search.", { cause });
  }
}

/**
 * Makes the next few steps ready for search, of the trace that was begun or else one of the newest, and says
 * whether there were any. It works for every project and no person, so it takes
 * no scope. Each slice is a transaction: killed at any time it goes on where it
 * was; several servers take different traces.
 */
export async function indexNextSlice(except: readonly string[] = []): Promise<boolean> {
  let traceId: string | null = null;
  try {
    return await transaction(async (queries) => {
      // No key changes: labels and reviews of the trace are written meanwhile. A live trace that is rewritten waits, and begins anew.
      const [trace] = await queries.$queryRaw<PendingTrace[]>(Prisma.sql`
        SELECT id, project_id AS "projectId", search_next AS from, step_count AS steps
        FROM traces WHERE search_next IS NOT NULL AND id <> ALL(${[...except]}::text[])
        -- As the index has them, so that none of a hundred thousand is looked at in vain.
        ORDER BY search_next DESC LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`);
      if (!trace) return false;
      traceId = trace.id;
      const next = await indexFrom(queries, trace);
      await queries.trace.update({ where: { id: trace.id }, data: { searchNext: next }, select: { id: true } });
      return true;
    });
  } catch (error) {
    throw traceId === null ? error : new SliceFailure(traceId, error);
  }
}

/** Answers with the step to go on from; null at the end of the trace. */
async function indexFrom(queries: Queries, trace: PendingTrace): Promise<number | null> {
  const steps = await queries.$queryRaw<SliceStep[]>(Prisma.sql`
    WITH slice AS (
      SELECT position, agent, kind::text AS kind, text,
        sum(code_points) OVER (ORDER BY position) - code_points AS before
      FROM steps WHERE trace_id = ${trace.id} AND position >= ${trace.from} AND position < ${trace.from + sliceSteps}
    )
    SELECT position, agent, kind, text FROM slice WHERE before < ${sliceCodePoints} ORDER BY position`);
  const rows: { position: number; part: number; start: number; end: number; vector: string }[] = [];
  for (const { position, agent, kind, text } of steps) {
    const tags = [projectTag(trace.projectId), kindTag(kind), agentTag(agent)];
    for (const [part, made] of searchParts(text, tags).entries()) rows.push({ position, part, ...made });
    await nextTurn();
  }
  await queries.$executeRaw(Prisma.sql`
    INSERT INTO search_chunks (trace_id, position, part, start, "end", words)
    SELECT ${trace.id}, position, part, start, until, vector::tsvector
    FROM unnest(${rows.map(({ position }) => position)}::int[], ${rows.map(({ part }) => part)}::int[],
      ${rows.map(({ start }) => start)}::int[], ${rows.map(({ end }) => end)}::int[],
      ${rows.map(({ vector }) => vector)}::text[]) AS made(position, part, start, until, vector)
    ON CONFLICT (trace_id, position, part) DO UPDATE
      SET start = excluded.start, "end" = excluded."end", words = excluded.words`);
  const last = steps.at(-1);
  return last === undefined || last.position + 1 >= trace.steps ? null : last.position + 1;
}

/** Forgets what search knows of a trace whose steps are written anew; to be called while its row is locked. */
export async function indexAnew(queries: Queries, traceId: string): Promise<void> {
  await queries.searchChunk.deleteMany({ where: { traceId } });
  await queries.trace.update({ where: { id: traceId }, data: { searchNext: 0 }, select: { id: true } });
}
