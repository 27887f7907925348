/** Runs of LangSmith, nested as child_runs or flat with parent_run_id and dotted_order. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";
import { Attributes } from "@/lib/traces/spans/attributes";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { type Span, spanOf } from "@/lib/traces/spans/span";
import { instantOf } from "@/lib/traces/spans/span-time";

const placeKeys = ["dotted_order", "trace_id", "parent_run_id", "child_runs", "parent_run_ids", "session_id"];

export function isLangSmithRun(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    typeof field(value, "run_type") === "string" &&
    placeKeys.some((key) => Object.hasOwn(value, key))
  );
}

/** The run and those nested in it; `position` counts them. */
export function langSmithSpans(run: JsonObject, position: number, above: Span | null = null): Span[] {
  const rest = new Remainder(run);
  const children = rest.takeList("child_runs") ?? [];
  const others = children.filter((child) => !isObject(child));
  if (others.length > 0) rest.keep("child_runs", others);
  const span = spanOfRun(run, rest.left() ?? {}, position, above);
  const spans = [span];
  for (const child of children)
    if (isObject(child)) spans.push(...langSmithSpans(child, position + spans.length, span));
  return spans;
}

function spanOfRun(run: JsonObject, source: JsonObject, position: number, above: Span | null): Span {
  const extra = decoded(field(run, "extra"));
  const inner = (key: string): JsonObject => {
    const value = isObject(extra) ? decoded(field(extra, key)) : undefined;
    return isObject(value) ? value : {};
  };
  const order = textField(run, "dotted_order");
  const id = textField(run, "id") ?? textField(run, "run_id") ?? order ?? `run ${position}`;
  return spanOf({
    id,
    traceId: textField(run, "trace_id") ?? above?.traceId ?? (parentOf(run) === null ? id : null),
    parentId: parentOf(run) ?? above?.id ?? null,
    name: textField(run, "name") ?? "",
    type: textField(run, "run_type")?.toLowerCase() ?? null,
    start: instantOf(field(run, "start_time")),
    end: instantOf(field(run, "end_time")),
    error: errorOf(run),
    attributes: new Attributes([
      ...Object.entries(inner("metadata")),
      ...factsOf(run, inner("metadata"), inner("invocation_params")),
    ]),
    scope: "langsmith",
    input: field(run, "inputs"),
    output: field(run, "outputs"),
    position,
    source,
  });
}

/** The run above: named, the last of those above, or the one before the last in the dotted order. */
function parentOf(run: JsonObject): string | null {
  const parents = field(run, "parent_run_ids");
  const last = isList(parents) ? parents.at(-1) : undefined;
  const order = textField(run, "dotted_order")?.split(".").at(-2) ?? "";
  return (
    textField(run, "parent_run_id") ?? (typeof last === "string" ? last : (/^\d{8}T\d+Z(.+)$/.exec(order)?.[1] ?? null))
  );
}

function errorOf(run: JsonObject): string | null {
  const error = textField(run, "error");
  return error === null || error === "" ? null : error;
}

/** LangSmith's facts under the names that the dialects read. */
function factsOf(run: JsonObject, metadata: JsonObject, parameters: JsonObject): [string, Json][] {
  const outputs = field(run, "outputs");
  const message = usageIn(outputs, 0);
  const given = isObject(outputs) ? field(outputs, "llm_output") : undefined;
  const facts: readonly (readonly [string, Json | undefined])[] = [
    [
      "gen_ai.response.model",
      field(metadata, "ls_model_name") ??
        field(parameters, "model") ??
        field(parameters, "model_name") ??
        (isObject(given) ? field(given, "model_name") : undefined),
    ],
    ["gen_ai.usage.input_tokens", field(run, "prompt_tokens") ?? message?.input],
    ["gen_ai.usage.output_tokens", field(run, "completion_tokens") ?? message?.output],
    ["session.id", field(metadata, "session_id") ?? field(metadata, "thread_id") ?? field(metadata, "conversation_id")],
  ];
  return facts.flatMap(([key, value]): [string, Json][] =>
    value === undefined || value === null ? [] : [[key, value]],
  );
}

interface Usage {
  readonly input: Json | undefined;
  readonly output: Json | undefined;
}

/** Where the run has no counts of its own, the message that it gave has them. */
function usageIn(value: Json | undefined, depth: number): Usage | null {
  if (depth > 6) return null;
  if (isList(value)) return value.map((item) => usageIn(item, depth + 1)).find((usage) => usage !== null) ?? null;
  if (!isObject(value)) return null;
  const usage = field(value, "usage_metadata");
  if (isObject(usage)) return { input: field(usage, "input_tokens"), output: field(usage, "output_tokens") };
  for (const key of ["generations", "message", "kwargs", "output"]) {
    const found = usageIn(field(value, key), depth + 1);
    if (found !== null) return found;
  }
  return null;
}
