/** Items of the Responses API, of which Codex sessions consist → steps. */

import { readCall, takeFirstText } from "@/lib/traces/call-fields";
import type { Json, ParsedStep, ToolCall } from "@/lib/traces/canonical";
import { errorText, keepInMain, keepRole, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { durationOf } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import { parseJson } from "@/lib/traces/parse-json";
import { Remainder } from "@/lib/traces/remainder";

/** What the program says in the user's name: surroundings, instructions, interruptions. */
const injected =
  /^\s*(?:<(?:environment_context|user_instructions|permissions|turn_aborted|collaboration_mode|skill|INSTRUCTIONS)\b|# AGENTS\.md instructions)/i;

const callType = /_call$/;
const outputType = /_call_output$/;

export function isCodexItem(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const type = textField(value, "type") ?? "";
  return type === "message"
    ? textField(value, "role") !== null
    : type === "reasoning" || callType.test(type) || outputType.test(type);
}

/** Whose items these are. */
export interface CodexVoices {
  readonly agent: string;
  /** Who speaks to this agent: the user, or the agent that started it. */
  readonly asker: string;
}

function messageItem(item: JsonObject, { agent, asker }: CodexVoices): readonly ParsedStep[] {
  const rest = new Remainder(item);
  const role = rest.takeText("role") ?? "";
  const speaker = role === "assistant" ? agent : role === "user" ? asker : role;
  const isSystem = role === "system" || role === "developer";
  const steps = messageSteps(rest.take("content"), { agent: speaker, kind: isSystem ? "system" : "message" });
  const marked = steps.map((step) =>
    role === "user" && injected.test(step.content) ? { ...step, kind: "system" as const } : step,
  );
  keepRole(rest, role, steps);
  const addressee = role === "user" && asker !== "user" ? agent : null;
  return keepInMain(marked, rest.left()).map((step) => ({ ...step, addressee }));
}

/** The words of a list of parts; what the parts say besides stays, each with its place. */
function takeParts(rest: Remainder, key: string): string {
  const texts: string[] = [];
  const others: JsonObject[] = [];
  for (const [index, part] of (rest.takeList(key) ?? []).entries()) {
    const inner = isObject(part) ? new Remainder(part) : null;
    const text = inner?.takeText("text") ?? null;
    if (text !== null) texts.push(text);
    const left = inner === null || text === null ? part : inner.left();
    if (left !== null) others.push({ index, part: left });
  }
  if (others.length > 0) rest.keep(key, others);
  return texts.join("\n");
}

function reasoningItem(item: JsonObject, agent: string): readonly ParsedStep[] {
  const rest = new Remainder(item);
  const content = [takeParts(rest, "summary"), takeParts(rest, "content")].filter((text) => text !== "").join("\n");
  if (content.trim() === "") return [];
  return [stepOf({ agent, kind: "thought", content, raw: rest.left() })];
}

/** Calls of the program's own tools say what they do under other names than `arguments`. */
function ownCall(item: JsonObject): { readonly call: ToolCall; readonly rest: JsonObject | null } {
  const rest = new Remainder(item);
  const type = textField(item, "type") ?? "";
  const id = takeFirstText(rest, ["call_id", "id"]);
  const action = ["action", "arguments", "input", "query", "execution"].find((key) => rest.peek(key) !== undefined);
  const value = action === undefined ? undefined : rest.take(action);
  const text = value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
  return { call: { id, name: type.replace(callType, ""), arguments: text }, rest: rest.left() };
}

function callItem(item: JsonObject, agent: string): readonly ParsedStep[] {
  const reading = readCall(item);
  if (reading === null) {
    const own = ownCall(item);
    return [stepOf({ agent, kind: "tool call", content: "", toolCalls: [own.call], raw: own.rest })];
  }
  return [stepOf({ agent, kind: "tool call", content: "", toolCalls: [reading.call], raw: reading.rest })];
}

/** What older versions wrap a command's output in: {"output": …, "metadata": {"duration_seconds": …}}. */
function secondsIn(output: string): number | null {
  if (!output.startsWith('{"')) return null;
  const reading = parseJson(output);
  const metadata = reading.ok && isObject(reading.value) ? field(reading.value, "metadata") : undefined;
  return isObject(metadata) ? durationOf(field(metadata, "duration_seconds"), "s") : null;
}

function outputItem(item: JsonObject): readonly ParsedStep[] {
  const rest = new Remainder(item);
  const answers = rest.takeText("call_id");
  const output = rest.take("output");
  const inner = isObject(output) && !isList(field(output, "content")) ? new Remainder(output) : null;
  const said = inner?.takeText("content") ?? null;
  const { text, rest: others } = said === null ? contentOf(output) : { text: said, rest: inner?.left() ?? undefined };
  if (others !== undefined) rest.keep("output", others);
  const failed = isObject(output) && field(output, "success") === false;
  return [
    stepOf({
      agent: "tool",
      kind: "tool result",
      content: text,
      answers,
      durationMs: secondsIn(text),
      error: failed ? errorText(text) : null,
      raw: rest.left(),
    }),
  ];
}

/** None for an item without words, such as reasoning that came encrypted. */
export function codexItemSteps(item: JsonObject, voices: CodexVoices): readonly ParsedStep[] {
  const { agent } = voices;
  const type = textField(item, "type") ?? "";
  if (type === "message") return messageItem(item, voices);
  if (type === "reasoning") return reasoningItem(item, agent);
  if (outputType.test(type)) return outputItem(item);
  return callType.test(type) ? callItem(item, agent) : [];
}
