import "server-only";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { readableText } from "@/lib/traces/readable-text";

const chunkRows = 2_000;
const chunkCharacters = 8_000_000;

interface Row {
  readonly id: string;
  readonly traceId: string;
  readonly position: number;
  readonly parentId: string | null;
  readonly sourceKey: string | null;
  readonly step: ParsedStep;
}

/** The steps of one trace, to be written. */
export interface StepsOfTrace {
  readonly id: string;
  readonly trace: Pick<ParsedTrace, "steps">;
  /** Ids and source keys of the steps, for a live trace that is written again; else new ids and no keys. */
  readonly known?: { readonly ids: readonly string[]; readonly keys: readonly (string | null)[] };
}

/**
 * Writes the steps of traces that have none, in order, by `INSERT … SELECT FROM unnest(…)`
 * in chunks of bounded size. Answers with the ids of each trace's steps.
 */
export async function insertSteps(
  queries: Queries,
  traces: readonly StepsOfTrace[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map(
    traces.map(({ id, trace, known }) => [id, known?.ids ?? trace.steps.map(() => newId("stp"))] as const),
  );
  let chunk: Row[] = [];
  let characters = 0;
  const flush = async () => {
    if (chunk.length > 0) await insertChunk(queries, chunk);
    chunk = [];
    characters = 0;
  };
  for (const { id: traceId, trace, known } of traces) {
    const own = ids.get(traceId) ?? [];
    for (const [position, step] of trace.steps.entries()) {
      const id = own[position];
      if (id === undefined) throw new Error("A step has no id.");
      const parentId = step.parent === null ? null : (own[step.parent] ?? null);
      chunk.push({ id, traceId, position, parentId, sourceKey: known?.keys[position] ?? null, step });
      characters += step.content.length;
      if (chunk.length >= chunkRows || characters >= chunkCharacters) await flush();
    }
  }
  await flush();
  return ids;
}

async function insertChunk(queries: Queries, rows: readonly Row[]): Promise<void> {
  const texts = rows.map(({ step }) => readableText(step.content, step.toolCalls));
  const of = <T>(pick: (step: ParsedStep) => T): T[] => rows.map(({ step }) => pick(step));
  await queries.$executeRaw(Prisma.sql`
    INSERT INTO steps (id, trace_id, position, agent, kind, text, content_length, code_points, tool_calls,
      addressee, answers, time, duration_ms, error, parent_id, raw, source_key)
    SELECT id, trace_id, position, agent, kind::step_kind, text, content_length, code_points, tool_calls::jsonb,
      addressee, answers, time::timestamptz AT TIME ZONE 'UTC', duration_ms, error, parent_id, raw::jsonb, source_key
    FROM unnest(
      ${rows.map(({ id }) => id)}::text[],
      ${rows.map(({ traceId }) => traceId)}::text[],
      ${rows.map(({ position }) => position)}::int[],
      ${of(({ agent }) => agent)}::text[],
      ${of(({ kind }) => kind)}::text[],
      ${texts.map(({ text }) => text)}::text[],
      ${texts.map(({ contentLength }) => contentLength)}::int[],
      ${texts.map(({ codePoints }) => codePoints)}::int[],
      ${of(({ toolCalls }) => JSON.stringify(toolCalls))}::text[],
      ${of(({ addressee }) => addressee)}::text[],
      ${of(({ answers }) => answers)}::text[],
      ${of(({ time }) => time)}::text[],
      ${of(({ durationMs }) => (durationMs === null ? null : Math.round(durationMs)))}::int[],
      ${of(({ error }) => error)}::text[],
      ${rows.map(({ parentId }) => parentId)}::text[],
      ${of(({ raw }) => JSON.stringify(raw))}::text[],
      ${rows.map(({ sourceKey }) => sourceKey)}::text[]
    ) AS step(id, trace_id, position, agent, kind, text, content_length, code_points, tool_calls,
      addressee, answers, time, duration_ms, error, parent_id, raw, source_key)`);
}
