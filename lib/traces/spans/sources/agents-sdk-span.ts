/** Spans of the OpenAI Agents SDK: {object: "trace.span", span_data: {type, …}}. */
import type { Json } from "@/lib/traces/canonical";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Attributes } from "@/lib/traces/spans/attributes";
import { type Span, spanOf } from "@/lib/traces/spans/span";
import { instantOf } from "@/lib/traces/spans/span-time";

export const isAgentsSdkSpan = (value: Json): value is JsonObject =>
  isObject(value) && field(value, "object") === "trace.span";
export const isAgentsSdkTrace = (value: Json): value is JsonObject =>
  isObject(value) && field(value, "object") === "trace";

export function agentsSdkSpan(value: JsonObject, position: number): Span {
  const inner = field(value, "span_data");
  const data = isObject(inner) ? inner : {};
  const type = textField(data, "type");
  const custom = field(data, "data");
  const error = field(value, "error");
  return spanOf({
    id: textField(value, "id") ?? textField(value, "span_id") ?? `span ${position}`,
    traceId: textField(value, "trace_id"),
    parentId: textField(value, "parent_id"),
    name: textField(data, "name") ?? handoffName(data) ?? type ?? "",
    type: type?.toLowerCase() ?? null,
    start: instantOf(field(value, "started_at")),
    end: instantOf(field(value, "ended_at")),
    error: isObject(error)
      ? (textField(error, "message") ?? JSON.stringify(error))
      : typeof error === "string"
        ? error
        : null,
    attributes: new Attributes([
      ...(isObject(custom) ? Object.entries(custom) : []),
      ...usageOf(data),
      ...Object.entries(data),
    ]),
    scope: "openai-agents",
    input: field(data, "input"),
    output: field(data, "output") ?? field(data, "response") ?? guardrailResult(data),
    position,
    source: value,
  });
}

/** What a handoff is called: who hands over to whom. */
function handoffName(data: JsonObject): string | null {
  const from = textField(data, "from_agent");
  const to = textField(data, "to_agent");
  return from === null && to === null ? null : `${from ?? "?"} → ${to ?? "?"}`;
}

/** A guardrail that was triggered says so by itself. */
function guardrailResult(data: JsonObject): Json | undefined {
  const triggered = field(data, "triggered");
  return triggered === true ? { triggered } : undefined;
}

function usageOf(data: JsonObject): [string, Json][] {
  const usage = field(data, "usage");
  if (!isObject(usage)) return [];
  return ["input_tokens", "output_tokens"].map((key): [string, Json] => [
    `gen_ai.usage.${key}`,
    field(usage, key) ?? null,
  ]);
}
