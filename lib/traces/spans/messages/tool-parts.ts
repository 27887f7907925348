/** Tool calls and results inside of messages: OpenAI, Anthropic, Gemini, LangChain, Vercel AI SDK, GenAI conventions. */
import type { Json, ToolCall } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";

const idKeys = ["id", "call_id", "tool_call_id", "toolCallId", "tool_use_id", "toolUseId"];
const nameKeys = ["name", "toolName", "tool_name", "function_name"];
const argumentKeys = ["arguments", "args", "input", "parameters", "server_tool_call"];
const resultKeys = ["response", "result", "content", "output", "value", "server_tool_call_response"];

function firstText(object: JsonObject, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textField(object, key);
    if (text !== null) return text;
  }
  return null;
}

function firstValue(object: JsonObject, keys: readonly string[]): Json | undefined {
  const key = keys.find((name) => field(object, name) !== undefined && field(object, name) !== null);
  return key === undefined ? undefined : field(object, key);
}

/** The object that a part keeps its call in: itself, or the field that its dialect names. */
function inner(part: JsonObject, ...keys: readonly string[]): JsonObject {
  for (const key of keys) {
    const value = field(part, key);
    if (isObject(value)) return value;
  }
  return part;
}

/** Null where the part names no tool. */
export function callOf(part: Json): ToolCall | null {
  if (!isObject(part)) return null;
  const outer = inner(part, "tool_call");
  const body = inner(outer, "function", "functionCall", "function_call", "toolUse");
  const name = firstText(body, nameKeys);
  if (name === null) return null;
  // The Responses API gives an item an id of its own beside the call's.
  const id = textField(outer, "call_id") ?? firstText(outer, idKeys) ?? firstText(body, idKeys);
  return { id, name, arguments: textOf(firstValue(body, argumentKeys)) ?? "" };
}

export function callsOf(list: Json | undefined): ToolCall[] {
  return isList(list) ? list.flatMap((part) => callOf(part) ?? []) : [];
}

interface ToolResult {
  readonly answers: string | null;
  readonly name: string | null;
  readonly text: string;
}

export function resultOf(part: JsonObject): ToolResult {
  const body = inner(part, "functionResponse", "function_response", "toolResult");
  const answers = firstText(part, ["tool_use_id", "call_id", "tool_call_id", "toolCallId", "id"]);
  return {
    answers: answers ?? firstText(body, idKeys),
    name: firstText(body, nameKeys),
    text: resultText(firstValue(body, resultKeys)),
  };
}

/** A result as text: its text parts where it is made of parts, else its JSON. */
export function resultText(value: Json | undefined): string {
  if (isList(value)) {
    const { text, rest } = contentOf(value);
    return rest === undefined || text !== "" ? text : JSON.stringify(value);
  }
  if (isObject(value)) {
    const content = field(value, "content");
    if (Object.keys(value).length === 1 && isList(content)) return resultText(content);
    const isTyped = textField(value, "type") === "text" || textField(value, "type") === "json";
    if (isTyped) return textField(value, "text") ?? textOf(field(value, "value")) ?? JSON.stringify(value);
  }
  return textOf(value) ?? "";
}
