/** Tool calls of a chat message (OpenAI chat completions, the older function_call too). */
import type { Json, ToolCall } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

interface CallReading {
  readonly call: ToolCall;
  readonly rest: JsonObject | null;
}

function readCall(source: Json): CallReading | null {
  if (!isObject(source)) return null;
  const rest = new Remainder(source);
  const inner = rest.takeObject("function");
  const body = inner === null ? rest : new Remainder(inner);
  const name = body.takeText("name");
  if (name === null) return null;
  const id = rest.takeText("id");
  const call = { id, name, arguments: argumentsOf(body) };
  const innerLeft = inner === null ? null : body.left();
  if (innerLeft !== null) rest.keep("function", innerLeft);
  return { call, rest: rest.left() };
}

/** The arguments' own text; for an object its JSON text. */
function argumentsOf(body: Remainder): string {
  const key = ["arguments", "args", "input"].find((name) => body.peek(name) !== undefined);
  if (key === undefined) return "";
  const value = body.take(key) ?? null;
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}

/** Takes the tool calls out of a message; what is no call, or more than a call, stays in it. */
export function takeToolCalls(message: Remainder): readonly ToolCall[] {
  const calls: ToolCall[] = [];
  const left: Json[] = [];
  for (const source of message.takeList("tool_calls") ?? []) {
    const read = readCall(source);
    if (read !== null) calls.push(read.call);
    left.push(read === null ? source : read.rest);
  }
  if (left.some((rest) => rest !== null)) message.keep("tool_calls", left);
  const legacy = message.takeObject("function_call");
  const read = legacy === null ? null : readCall(legacy);
  if (read !== null) calls.push(read.call);
  const rest = read === null ? legacy : read.rest;
  if (rest !== null) message.keep("function_call", rest);
  return calls;
}
