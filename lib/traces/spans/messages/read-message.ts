/** One message of any dialect → what it says. */
import type { Json, ToolCall } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { messagesOfParts, partKind, readParts } from "@/lib/traces/spans/messages/message-parts";
import { knownRole, messageOf, type SpanMessage, type SpanRole } from "@/lib/traces/spans/messages/span-message";
import { callsOf, resultOf, resultText } from "@/lib/traces/spans/messages/tool-parts";

const contentKeys = ["parts", "contents", "content", "text", "message"];
const itemTypes = new Set([
  "function_call",
  "function_call_output",
  "reasoning",
  "custom_tool_call",
  "custom_tool_call_output",
]);

/** LangChain's serialised form, OpenInference's wrapper and the choice of an event, taken off. */
function unwrapped(value: JsonObject): JsonObject {
  const kwargs = field(value, "kwargs");
  const path = field(value, "id");
  if (field(value, "type") === "constructor" && isObject(kwargs) && isList(path)) {
    const type = path.at(-1);
    return Object.hasOwn(kwargs, "type")
      ? kwargs
      : Object.fromEntries([...Object.entries(kwargs), ["type", type ?? null]]);
  }
  const message = field(value, "message");
  return isObject(message) && textField(value, "role") === null ? unwrapped(message) : value;
}

/** A tool's definition that was sent along as if it were a message. */
function isDefinition(content: Json | undefined): boolean {
  return isObject(content) && field(content, "type") === "function" && isObject(field(content, "function"));
}

interface Speaker {
  readonly role: SpanRole;
  readonly name: string | null;
}

function speakerOf(message: JsonObject, fallback: SpanRole): Speaker | null {
  const named = textField(message, "name");
  const said = textField(message, "role") ?? eventRole(message);
  const type = textField(message, "type");
  const role = knownRole(said) ?? (said === null ? knownRole(type) : null);
  if (role !== null) return { role, name: named };
  // A role that no protocol knows is the speaker's name.
  if (said !== null && said !== "") return { role: fallback, name: named ?? said };
  const source = textField(message, "source");
  return source === null ? null : { role: fallback, name: source };
}

/** The role in names such as "gen_ai.user.message". */
function eventRole(message: JsonObject): string | null {
  const name = textField(message, "event.name");
  if (name === "gen_ai.choice") return "assistant";
  return /^gen_ai\.(\w+)\.message$/.exec(name ?? "")?.[1] ?? null;
}

function contentOfMessage(message: JsonObject): Json | undefined {
  const key = contentKeys.find((name) => {
    const value = field(message, name);
    return typeof value === "string" || isList(value) || isObject(value);
  });
  return key === undefined ? undefined : field(message, key);
}

/** OpenInference numbers its parts as {message_content: {…}}. */
function partsOf(content: Json | undefined): readonly Json[] {
  if (isList(content)) return content.map((part) => (isObject(part) ? (field(part, "message_content") ?? part) : part));
  if (isObject(content)) {
    const nested = field(content, "parts");
    return isList(nested) ? nested : [content];
  }
  return typeof content === "string" ? [content] : [];
}

function toolCallsOf(message: JsonObject): ToolCall[] {
  const extra = field(message, "additional_kwargs");
  const lists = [
    field(message, "tool_calls"),
    field(message, "toolCalls"),
    isObject(extra) ? field(extra, "tool_calls") : undefined,
  ];
  const calls = lists.map(callsOf).find((found) => found.length > 0) ?? [];
  const single = field(message, "function_call");
  return calls.length === 0 && isObject(single) ? callsOf([single]) : calls;
}

/** Whether the value has the form of a message; text alone does not. */
export function isSpanMessage(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const message = unwrapped(value);
  if (itemTypes.has(textField(message, "type") ?? "")) return true;
  if (speakerOf(message, "user") === null) return false;
  return (
    contentOfMessage(message) !== undefined || field(message, "content") === null || toolCallsOf(message).length > 0
  );
}

/** Nothing for a message without anything to read, such as a tool's definition. */
export function readMessage(value: Json, fallback: SpanRole): SpanMessage[] {
  if (typeof value === "string") return value === "" ? [] : [messageOf({ role: fallback, text: value })];
  if (!isObject(value)) return [];
  const message = unwrapped(value);
  if (itemTypes.has(textField(message, "type") ?? "")) return messagesOfParts(readParts([message]), "assistant", null);
  const { role, name } = speakerOf(message, fallback) ?? { role: fallback, name: null };
  const content = contentOfMessage(message);
  if (isDefinition(content)) return [];
  const parts = partsOf(content);
  if (role === "tool" && !parts.some((part) => partKind(part) === "result")) return [toolMessage(message, content)];
  const read = readParts(parts);
  const known = new Set(read.calls.map((call) => call.id));
  const beside = toolCallsOf(message).filter((call) => call.id === null || !known.has(call.id));
  const thought = textField(message, "reasoning_content") ?? textField(message, "reasoning");
  const thoughts = thought === null || thought === "" ? read.thoughts : [thought, ...read.thoughts];
  const calls =
    read.calls.length > 0 && beside.every((call) => call.id === null) ? read.calls : [...read.calls, ...beside];
  const said = messagesOfParts({ ...read, thoughts, calls }, role, name);
  // An object of no known form is shown as it is.
  const shown = said.length === 0 && isObject(content) ? JSON.stringify(content) : "";
  return shown === "" ? said : [messageOf({ role, name, text: shown })];
}

function toolMessage(message: JsonObject, content: Json | undefined): SpanMessage {
  const { answers, name } = resultOf(message);
  return messageOf({ role: "tool", name, answers, text: resultText(content) });
}
