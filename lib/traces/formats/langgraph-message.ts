/** One message of LangChain, plain or in its serialised form → its steps. */

import { takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { errorText, keepInMain, mergedRaw, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { Remainder } from "@/lib/traces/remainder";

const types = new Set(["human", "ai", "tool", "system", "function", "chat", "developer"]);

/** "AIMessage", a class's name, is "ai". */
const typeOfClass = (name: string) => /^(\w+?)Message(?:Chunk)?$/.exec(name)?.[1]?.toLowerCase() ?? null;

/** Chunks and home-made exports name the class instead. */
const isType = (type: string) => types.has(type) || types.has(typeOfClass(type) ?? "");

/** The class stands last in the id of a serialised constructor. */
function classType(id: Json | undefined): string | null {
  const name = isList(id) ? id.at(-1) : undefined;
  return typeof name === "string" ? typeOfClass(name) : null;
}

interface Plain {
  readonly type: string;
  readonly fields: JsonObject;
  /** What is said about the message rather than in it. */
  readonly around: JsonObject | null;
}

function plainOf(value: Json): Plain | null {
  if (!isObject(value)) return null;
  const kwargs = field(value, "kwargs");
  if (field(value, "lc") !== undefined && isObject(kwargs)) {
    const type = textField(kwargs, "type") ?? classType(field(value, "id"));
    const around = new Remainder(value);
    around.take("kwargs");
    return type === null ? null : { type, fields: kwargs, around: around.left() };
  }
  // {"type": "human", "data": {…}} is how chat histories are stored.
  const data = field(value, "data");
  const type = textField(value, "type");
  if (type === null || !isType(type)) return null;
  if (isObject(data) && Object.hasOwn(data, "content")) {
    const around = new Remainder(value);
    around.take("data");
    return { type, fields: data, around: around.left() };
  }
  return Object.hasOwn(value, "content") ? { type, fields: value, around: null } : null;
}

export function isLangChainMessage(value: Json): boolean {
  return plainOf(value) !== null;
}

/** Reasoning that the provider gave beside the content. */
function takeReasoning(rest: Remainder): string | null {
  const extra = rest.peek("additional_kwargs");
  const text = isObject(extra) ? textField(extra, "reasoning_content") : null;
  if (text === null || text.trim() === "" || !isObject(extra)) return null;
  const inner = new Remainder(extra);
  inner.take("reasoning_content");
  rest.take("additional_kwargs");
  const left = inner.left();
  if (left !== null) rest.keep("additional_kwargs", left);
  return text;
}

/** `node` is the graph's node that a message without a name comes from. */
export function langChainSteps(value: Json, node: string | null = null): readonly ParsedStep[] {
  const plain = plainOf(value);
  if (plain === null) return [stepOf({ agent: null, kind: "event", content: JSON.stringify(value), raw: value })];
  const { type, fields, around } = plain;
  const rest = new Remainder(fields);
  const role = typeOfClass(type) ?? type.toLowerCase();
  const isTool = role === "tool" || role === "function";
  // A tool's result carries the tool's name.
  const name = isTool ? null : rest.takeText("name");
  const agent = isTool
    ? "tool"
    : (name ?? (role === "ai" ? node : null) ?? (role === "chat" ? textField(fields, "role") : null) ?? role);
  if (rest.peek("type") === agent) rest.take("type");
  const answers = rest.takeText("tool_call_id");
  const thought = takeReasoning(rest);
  const calls = takeCalls(rest, "tool_calls");
  const time = takeTime(rest, ["timestamp", "created_at"]);
  const kind = isTool ? "tool result" : role === "system" || role === "developer" ? "system" : "message";
  const steps = messageSteps(rest.take("content"), { agent, kind }, calls);
  const failed = textField(fields, "status") === "error";
  const left = rest.left();
  const raw = around === null ? left : mergedRaw(left ?? {}, { around });
  const thoughts = thought === null ? [] : [stepOf({ agent, kind: "thought", content: thought })];
  return keepInMain([...thoughts, ...steps], raw).map((step) => ({
    ...step,
    time,
    answers: step.kind === "tool result" ? (answers ?? step.answers) : step.answers,
    error: failed && step.kind === "tool result" ? errorText(step.content) : step.error,
  }));
}

export function modelOfMessage(value: Json): string | null {
  const metadata = field(plainOf(value)?.fields ?? {}, "response_metadata");
  if (!isObject(metadata)) return null;
  return textField(metadata, "model_name") ?? textField(metadata, "model");
}
