import "server-only";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import type { CopyField } from "@/lib/db/copy-format";
import { copyRows } from "@/lib/db/copy-rows";
import type { ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { readableText } from "@/lib/traces/readable-text";

/** The steps of one trace, to be written. */
export interface StepsOfTrace {
  readonly id: string;
  readonly trace: Pick<ParsedTrace, "steps">;
  /** Ids and source keys of the steps, for a live trace that is written again; else new ids and no keys. */
  readonly known?: { readonly ids: readonly string[]; readonly keys: readonly (string | null)[] };
}

/** Writes the steps of traces that have none, in order. Answers with the ids of each trace's steps. */
export async function insertSteps(
  queries: Queries,
  traces: readonly StepsOfTrace[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map(
    traces.map(({ id, trace, known }) => [id, known?.ids ?? trace.steps.map(() => newId("stp"))] as const),
  );
  await copyRows(queries, "steps", columns, rowsOf(traces, ids));
  return ids;
}

function* rowsOf(
  traces: readonly StepsOfTrace[],
  ids: ReadonlyMap<string, readonly string[]>,
): Generator<readonly CopyField[]> {
  for (const { id, trace, known } of traces) {
    const own = ids.get(id) ?? [];
    for (let position = 0; position < trace.steps.length; position += 1) {
      const step = trace.steps[position];
      if (step !== undefined) yield rowOf(id, position, step, own, known?.keys[position] ?? null);
    }
  }
}

const columns = {
  id: "text",
  trace_id: "text",
  position: "int4",
  parent_id: "text",
  source_key: "text",
  agent: "text",
  kind: "text",
  text: "text",
  content_length: "int4",
  code_points: "int4",
  tool_calls: "jsonb",
  addressee: "text",
  answers: "text",
  time: "timestamp",
  duration_ms: "int4",
  error: "text",
  raw: "jsonb",
} as const;

function rowOf(
  traceId: string,
  position: number,
  step: ParsedStep,
  ids: readonly string[],
  sourceKey: string | null,
): readonly CopyField[] {
  const id = ids[position];
  if (id === undefined) throw new Error("A step has no id.");
  const { text, contentLength, codePoints } = readableText(step.content, step.toolCalls);
  return [
    id,
    traceId,
    position,
    step.parent === null ? null : (ids[step.parent] ?? null),
    sourceKey,
    step.agent,
    step.kind,
    text,
    contentLength,
    codePoints,
    step.toolCalls.length === 0 ? "[]" : JSON.stringify(step.toolCalls),
    step.addressee,
    step.answers,
    step.time,
    step.durationMs === null ? null : Math.round(step.durationMs),
    step.error,
    step.raw === null ? "null" : JSON.stringify(step.raw),
  ];
}
