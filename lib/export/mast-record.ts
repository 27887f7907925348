/**
 * A record of MAST-Data's form (Cemri et al. 2025): its six keys, and ours beside them. The trajectory is one string:
 * of a log the log itself, put together again from what was cut; of anything else its messages as JSON, which the
 * reader of MAST-Data takes apart again.
 */
import type { ExportedTrace } from "@/lib/export/exported-trace";
import { type LabelRecord, labelRecordSchema } from "@/lib/export/label-record";
import { verdictColumns } from "@/lib/export/trace-record";
import type { Verdict } from "@/lib/reviews/masks";
import type { ArchivedStep } from "@/lib/traces/archive-lines";
import type { Json } from "@/lib/traces/canonical";
import { labelsKey } from "@/lib/traces/identity";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";

function inside(raw: Json, ...keys: readonly string[]): JsonObject {
  let value: Json = raw;
  for (const key of keys) value = isObject(value) ? (field(value, key) ?? null) : null;
  return isObject(value) ? value : {};
}

const whole = (value: Json | undefined): number | null => {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
};

/** The record up to its trajectory, and what follows it; `place` is its 0-based place in the file. */
export function mastRecord(
  trace: ExportedTrace,
  { place, verdict, rows, annotator }: MastFacts,
): { readonly before: string; readonly after: string } {
  const source = inside(trace.raw, "trace");
  const facts = {
    mas_name: trace.system ?? "",
    llm_name: trace.model ?? "",
    benchmark_name: trace.benchmark ?? "",
    trace_id: whole(trace.metadata.trace_id) ?? place,
  };
  const key = textField(source, "key") ?? trace.id;
  const index = whole(field(source, "index")) ?? place;
  const ours = {
    mast_annotation: verdictColumns(verdict),
    topmast: {
      id: trace.id,
      title: trace.title,
      task: trace.task,
      outcome: trace.outcome,
      agents: trace.agents,
      metadata: trace.metadata,
    },
    // Under the name that keeps what is said of labels out of a trace's identity.
    [labelsKey]: { annotator, labels: rows.filter(({ review_id }) => review_id !== null).map(withoutTrace) },
  };
  const head = JSON.stringify(facts).slice(0, -1);
  return {
    before: `${head},"trace":{"key":${JSON.stringify(key)},"index":${index},"trajectory":"`,
    after: `"},${JSON.stringify(ours).slice(1)}`,
  };
}

interface MastFacts {
  readonly place: number;
  readonly verdict: Verdict | null;
  readonly rows: readonly LabelRecord[];
  /** Who the annotation is by, such as "people, majority". */
  readonly annotator: string;
}

const traceColumns = new Set(["trace_id", "trace_title", "system", "model", "benchmark", "outcome"]);

function withoutTrace(row: LabelRecord): JsonObject {
  const kept = Object.keys(labelRecordSchema.shape).filter((column) => !traceColumns.has(column));
  const cells: Readonly<Record<string, Json>> = row;
  return Object.fromEntries(kept.map((column) => [column, cells[column] ?? null]));
}

/** A piece of text as it stands inside a JSON string. */
export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Whether the trace was a text, which can be put together again: told by its first step. */
export function isLog({ steps }: Pick<ExportedTrace, "steps">, first: Cut | undefined): boolean {
  if (first === undefined) return false;
  // A text of no known form is one step that says nothing but itself.
  if (steps === 1 && first.agent === null && first.toolCalls.length === 0) return true;
  const raw = inside(first.raw);
  return (textField(raw, "header") ?? textField(raw, "source")) !== null;
}

type Cut = Pick<ArchivedStep, "raw" | "agent" | "toolCalls">;

/** What stands in a log before its first step. */
export function preambleOf({ raw }: Pick<ExportedTrace, "raw">): string {
  return textField(inside(raw, "run"), "preamble") ?? textField(inside(raw), "preamble") ?? "";
}

/** The piece of a log that a step was cut from. */
export function logPiece({ raw, content, toolCalls }: Pick<ArchivedStep, "raw" | "content" | "toolCalls">): string {
  const kept = inside(raw);
  const piece = (key: string) => textField(kept, key) ?? "";
  const source = textField(kept, "source");
  if (source !== null) return `${piece("header")}${source}${piece("trailer")}`;
  const calls = toolCalls.map((call) => call.arguments).join("");
  return `${piece("header")}${piece("systemPrompt")}${content}${piece("callHeader")}${calls}${piece("trailer")}`;
}

const roles: Readonly<Partial<Record<ArchivedStep["kind"], string>>> = { system: "system", "tool result": "tool" };

/** A step as a chat message. */
export function messageOf(
  step: Pick<ArchivedStep, "agent" | "kind" | "content" | "toolCalls" | "answers">,
): JsonObject {
  const calls = step.toolCalls.map(({ id, name, arguments: given }) => ({
    ...(id === null ? {} : { id }),
    type: "function",
    function: { name, arguments: given },
  }));
  return {
    role: roles[step.kind] ?? "assistant",
    ...(step.agent === null ? {} : { name: step.agent }),
    content: step.content,
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
    ...(step.answers === null ? {} : { tool_call_id: step.answers }),
  };
}
