/** The parts of one message → what it says, thinks, calls and answers. */
import type { Json, ToolCall } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { messageOf, type SpanMessage, type SpanRole } from "@/lib/traces/spans/messages/span-message";
import { callOf, resultOf } from "@/lib/traces/spans/messages/tool-parts";

const textTypes = new Set(["text", "input_text", "output_text", "refusal", "summary_text"]);
const thoughtTypes = new Set(["reasoning", "thinking", "redacted_thinking"]);
const callTypes = new Set([
  "tool_call",
  "tool_use",
  "tool-call",
  "toolcall",
  "function_call",
  "function",
  "server_tool_call",
  "server_tool_use",
  "custom_tool_call",
]);
const resultTypes = new Set([
  "tool_call_response",
  "tool_result",
  "tool-result",
  "function_call_output",
  "custom_tool_call_output",
  "server_tool_call_response",
  "function_result",
]);

export interface Parts {
  readonly texts: readonly string[];
  /** What is said behind the results of tools. */
  readonly later: readonly string[];
  readonly thoughts: readonly string[];
  readonly calls: readonly ToolCall[];
  readonly results: readonly SpanMessage[];
}

type PartKind = "text" | "thought" | "call" | "result" | null;

/** What a part is; null for what has no text, such as an image. */
export function partKind(part: Json): PartKind {
  if (typeof part === "string") return "text";
  if (!isObject(part)) return null;
  const type = textField(part, "type")?.toLowerCase() ?? null;
  if (type === null) return untypedKind(part);
  if (textTypes.has(type)) return "text";
  if (thoughtTypes.has(type)) return "thought";
  if (callTypes.has(type)) return callOf(part) === null ? null : "call";
  return resultTypes.has(type) || type.endsWith("_tool_result") ? "result" : null;
}

const callFields = ["functionCall", "function_call", "toolUse"];
const resultFields = ["functionResponse", "function_response", "toolResult"];

/** Gemini, Bedrock and AutoGen mark their parts by their fields. */
function untypedKind(part: JsonObject): PartKind {
  if (textField(part, "name") !== null && textField(part, "arguments") !== null) return "call";
  if (textField(part, "call_id") !== null && field(part, "content") !== undefined) return "result";
  if (callFields.some((key) => isObject(field(part, key)))) return "call";
  if (resultFields.some((key) => isObject(field(part, key)))) return "result";
  if (textField(part, "text") === null) return null;
  return field(part, "thought") === true ? "thought" : "text";
}

function textOfPart(part: Json): string {
  if (typeof part === "string") return part;
  if (!isObject(part)) return "";
  for (const key of ["text", "content", "thinking", "reasoning", "refusal"]) {
    const text = textField(part, key);
    if (text !== null && text !== "") return text;
  }
  const nested = field(part, "summary") ?? field(part, "content");
  return isList(nested) ? nested.map(textOfPart).filter(Boolean).join("\n") : "";
}

export function readParts(parts: readonly Json[]): Parts {
  const texts: string[] = [];
  const later: string[] = [];
  const thoughts: string[] = [];
  const calls: ToolCall[] = [];
  const results: SpanMessage[] = [];
  for (const part of parts) {
    const kind = partKind(part);
    const text = kind === "text" || kind === "thought" ? textOfPart(part) : "";
    if (kind === "text" && text !== "") (results.length === 0 ? texts : later).push(text);
    if (kind === "thought" && text !== "") thoughts.push(text);
    const call = kind === "call" ? callOf(part) : null;
    if (call !== null) calls.push(call);
    if (kind === "result" && isObject(part)) results.push(messageOf({ role: "tool", ...resultOf(part) }));
  }
  return { texts, later, thoughts, calls, results };
}

/**
 * The messages that the parts of one message make: thoughts first, then what
 * answers a tool, then what is said. What the provider's own tools answered
 * stands behind their calls, which are in the same message.
 */
export function messagesOfParts(parts: Parts, role: SpanRole, name: string | null): SpanMessage[] {
  const { calls, results, texts, later } = parts;
  const called = new Set(calls.map(({ id }) => id));
  const said = (lines: readonly string[], toolCalls: readonly ToolCall[]) =>
    lines.length > 0 || toolCalls.length > 0 ? [messageOf({ role, name, text: lines.join("\n"), toolCalls })] : [];
  const isOwn = results.some(({ answers }) => answers !== null && called.has(answers));
  return [
    ...parts.thoughts.map((thought) => messageOf({ role: "thought", name, text: thought })),
    ...(isOwn ? said(texts, calls) : []),
    ...results,
    ...(isOwn ? said(later, []) : said([...texts, ...later], calls)),
  ];
}
