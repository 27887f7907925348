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

interface Place {
  readonly id: string;
  readonly traceId: string;
  readonly position: number;
  readonly parentId: string | null;
  readonly sourceKey: string | null;
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
  for (const { id: traceId, trace, known } of traces) {
    const own = ids.get(traceId) ?? [];
    for (const [position, step] of trace.steps.entries()) {
      const id = own[position];
      if (id === undefined) throw new Error("A step has no id.");
      const parentId = step.parent === null ? null : (own[step.parent] ?? null);
      yield rowOf({ id, traceId, position, parentId, sourceKey: known?.keys[position] ?? null }, step);
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

function rowOf({ id, traceId, position, parentId, sourceKey }: Place, step: ParsedStep): readonly CopyField[] {
  const { text, contentLength, codePoints } = readableText(step.content, step.toolCalls);
  return [
    id,
    traceId,
    position,
    parentId,
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
