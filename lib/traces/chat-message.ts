/** One chat message → one step. */
import type { Json, ParsedStep, StepKind } from "@/lib/traces/canonical";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";
import { takeToolCalls } from "@/lib/traces/message-tool-calls";
import { Remainder } from "@/lib/traces/remainder";
import { sourceTime } from "@/lib/traces/source-time";

const toolRoles = new Set(["tool", "function"]);
const systemRoles = new Set(["system", "developer"]);
const timeKeys = ["timestamp", "created_at", "time", "ts", "date"];

function kindOf(role: string | null, content: string, calls: number): StepKind {
  if (role !== null && toolRoles.has(role)) return "tool result";
  if (role !== null && systemRoles.has(role)) return "system";
  return calls > 0 && content === "" ? "tool call" : "message";
}

/** The first of the usual fields that holds a time. It stays in the message: the step's time is rounded to milliseconds. */
export function timeOf(message: Remainder): string | null {
  for (const key of timeKeys) {
    const time = sourceTime(message.peek(key));
    if (time !== null) return time;
  }
  return null;
}

/** An object with a role and content (or calls instead of it). */
export function isChatMessage(value: Json | undefined): value is JsonObject {
  if (!isObject(value) || typeof field(value, "role") !== "string") return false;
  const content = field(value, "content");
  if (content === undefined) return isList(field(value, "tool_calls")) || isObject(field(value, "function_call"));
  return content === null || typeof content === "string" || isList(content) || isObject(content);
}

/** What stands in for the content of a message without one: why the model refused, or what it spoke. */
function takeUnwritten(message: Remainder): string | null {
  const audio = message.peek("audio");
  const transcript = isObject(audio) ? textField(audio, "transcript") : null;
  return message.takeText("refusal") ?? transcript;
}

/**
 * The agent is the message's name, else its role: in recorded conversations the
 * role is relative to who recorded them (AG2 calls the assistant "user"). Only a
 * tool's result keeps the role as its agent, since its name is the tool's.
 */
export function chatMessageStep(value: Json): ParsedStep {
  if (!isObject(value))
    return stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: keptIfNotText(value) });
  const message = new Remainder(value);
  const role = textField(value, "role");
  const isTool = role !== null && toolRoles.has(role);
  const name = isTool ? null : message.takeText("name");
  if (name === null) message.takeText("role");
  const { text: content, rest } = contentOf(message.take("content"));
  if (rest !== undefined) message.keep("content", rest);
  const text = content === "" ? (takeUnwritten(message) ?? "") : content;
  const toolCalls = takeToolCalls(message);
  const answers = message.takeText("tool_call_id");
  return stepOf({
    agent: name ?? role,
    kind: kindOf(role, text, toolCalls.length),
    content: text,
    toolCalls,
    answers,
    time: timeOf(message),
    raw: message.left(),
  });
}

/** AG2 answers several calls in one message: each answer is a step of its own. */
export function chatMessageSteps(value: Json): readonly ParsedStep[] {
  const step = chatMessageStep(value);
  if (!isObject(value) || step.answers !== null) return [step];
  const responses = field(value, "tool_responses");
  if (!isList(responses) || responses.length === 0 || !responses.every(isToolResponse)) return [step];
  // Here the name is not the tool's, but of the agent who carried the calls out.
  const agent = textField(value, "name") ?? step.agent;
  const answers = responses.map((response) => ({ ...chatMessageStep(response), agent, time: step.time }));
  const [first, ...others] = answers;
  if (first === undefined) return [step];
  const raw = first.raw === null ? step.raw : { message: step.raw, response: first.raw };
  // The message's own text is its answers', joined.
  const joined = responses.map((response) => textOf(field(response, "content"))).join("\n\n");
  const kept = step.content === joined || step.content === first.content ? raw : { content: step.content, rest: raw };
  return [{ ...first, raw: kept }, ...others];
}

function isToolResponse(value: Json): value is JsonObject {
  return isChatMessage(value) && typeof field(value, "tool_call_id") === "string";
}

function keptIfNotText(value: Json): Json {
  return typeof value === "string" ? null : value;
}
