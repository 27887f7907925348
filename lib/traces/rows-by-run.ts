/** Rows of several runs in one file, where a column says which run each is of. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { field, isObject } from "@/lib/traces/json-value";

const runKeys = [
  "trace_id",
  "traceId",
  "run_id",
  "runId",
  "conversation_id",
  "conversationId",
  "session_id",
  "sessionId",
  "thread_id",
  "dialogue_id",
  "chat_id",
  "episode_id",
  "trace",
  "run",
  "conversation",
  "session",
  "dialogue",
  "episode",
];

/** Own fields only, since the row is somebody's. */
function idIn(row: Json, key: string): string | null {
  const id = isObject(row) ? field(row, key) : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : null;
}

/** The first of the usual columns that every row has and that several rows share. */
function runKey(rows: readonly Json[]): string | null {
  return (
    runKeys.find((key) => {
      const ids = rows.map((row) => idIn(row, key));
      return ids.every((id) => id !== null && id !== "") && new Set(ids).size < ids.length;
    }) ?? null
  );
}

interface Run {
  /** What the column says; null where no column tells runs apart. */
  readonly id: string | null;
  readonly rows: readonly Json[];
}

/** In the order in which the runs begin; the rows of a run keep theirs. */
function runsOf(rows: readonly Json[], key: string): readonly Run[] {
  const byId = new Map<string, Json[]>();
  for (const row of rows) {
    const id = idIn(row, key) ?? "";
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [row]);
    else known.push(row);
  }
  return [...byId].map(([id, own]) => ({ id, rows: own }));
}

/** `read` makes a trace of the rows of one run; that they are several is said of the first. */
export function* tracesOfRows(
  rows: readonly Json[],
  read: (rows: readonly Json[], id: string | null) => ParsedTrace,
): Generator<ParsedTrace> {
  const key = runKey(rows);
  const runs = key === null ? [{ id: null, rows }] : runsOf(rows, key);
  for (const [index, run] of runs.entries()) {
    const trace = read(run.rows, run.id);
    const warning = `The rows are of ${runs.length} runs, told apart by “${key}”: each is a trace of its own.`;
    yield runs.length > 1 && index === 0 ? { ...trace, warnings: [...trace.warnings, warning] } : trace;
  }
}
