/** The tool that a span carried out, in any dialect. */
import type { Json } from "@/lib/traces/canonical";
import { field, isObject, textField, textOf } from "@/lib/traces/json-value";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { isSpanMessage, readMessage } from "@/lib/traces/spans/messages/read-message";
import { resultText } from "@/lib/traces/spans/messages/tool-parts";
import type { ToolUse } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

const nameKeys = ["gen_ai.tool.name", "tool.name", "ai.toolCall.name", "tool_name", "traceloop.entity.name"];
const idKeys = ["gen_ai.tool.call.id", "tool_call.id", "tool.id", "ai.toolCall.id", "tool_call_id"];
const argumentKeys = [
  "gen_ai.tool.call.arguments",
  "ai.toolCall.args",
  "gcp.vertex.agent.tool_call_args",
  "tool_arguments",
];
const resultKeys = ["gen_ai.tool.call.result", "ai.toolCall.result", "gcp.vertex.agent.tool_response", "tool_response"];

/** `input` and `output` are what the span took and gave where no attribute of the dialect says it. */
export function readToolUse(
  span: Span,
  { input, output }: { input: Json | undefined; output: Json | undefined },
): ToolUse {
  const { attributes } = span;
  const first = (keys: readonly string[]) =>
    keys.map((key) => attributes.get(key)).find((value) => value !== undefined);
  const given = unwrapped(first(resultKeys) ?? output);
  const message = toolMessage(decoded(given));
  return {
    name: attributes.text(...nameKeys) ?? span.name.replace(/^execute_tool /, ""),
    id: attributes.text(...idKeys) ?? message?.answers ?? callIdOf(input),
    arguments: textOf(first(argumentKeys) ?? input ?? attributes.get("tool.parameters")) ?? "",
    result: given === undefined || given === null ? null : (message?.text ?? resultOf(given)),
  };
}

/** LangChain's runs give {"output": …}. */
function unwrapped(value: Json | undefined): Json | undefined {
  const inner = decoded(value);
  return isObject(inner) && Object.keys(inner).length === 1 ? (field(inner, "output") ?? value) : value;
}

/** LangChain's tools give a whole message. */
function toolMessage(value: Json | undefined) {
  if (!isSpanMessage(value)) return undefined;
  return readMessage(value, "assistant").find(({ role }) => role === "tool");
}

function resultOf(value: Json): string {
  const inner = decoded(value);
  const parts = isObject(inner) ? field(inner, "content") : undefined;
  return parts === undefined && typeof value === "string" && typeof inner !== "string" ? value : resultText(inner);
}

function callIdOf(input: Json | undefined): string | null {
  const inner = decoded(input);
  return isObject(inner) ? (textField(inner, "tool_call_id") ?? textField(inner, "call_id")) : null;
}
