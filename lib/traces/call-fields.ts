/** Tool calls as the many sources write them: the same three things under different names. */
import type { Json, ToolCall } from "@/lib/traces/canonical";
import { isObject } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

const idKeys = ["call_id", "tool_call_id", "toolCallId", "id"];
const nameKeys = ["name", "function", "function_name", "toolName", "tool_name"];
const argumentKeys = ["arguments", "args", "input", "params"];

export interface CallReading {
  readonly call: ToolCall;
  /** What else the source says of the call; null for nothing. */
  readonly rest: Json;
}

export function takeFirstText(rest: Remainder, keys: readonly string[]): string | null {
  const key = keys.find((name) => typeof rest.peek(name) === "string");
  return key === undefined ? null : rest.takeText(key);
}

function argumentsText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Null for what names no tool. */
export function readCall(source: Json): CallReading | null {
  if (!isObject(source)) return null;
  const rest = new Remainder(source);
  const inner = rest.takeObject("function");
  const body = inner === null ? rest : new Remainder(inner);
  const name = takeFirstText(body, nameKeys);
  if (name === null) return null;
  const key = argumentKeys.find((one) => body.peek(one) !== undefined);
  const call = {
    id: takeFirstText(rest, idKeys),
    name,
    arguments: key === undefined ? "" : argumentsText(body.take(key)),
  };
  const innerLeft = inner === null ? null : body.left();
  if (innerLeft !== null) rest.keep("function", innerLeft);
  return { call, rest: rest.left() };
}

/** Takes the calls out of a list; what is no call, or more than one, stays in it. */
export function takeCalls(owner: Remainder, key: string): readonly ToolCall[] {
  const readings = (owner.takeList(key) ?? []).map((source) => ({ source, reading: readCall(source) }));
  const left = readings.map(({ source, reading }) => (reading === null ? source : reading.rest));
  if (left.some((rest) => rest !== null)) owner.keep(key, left);
  return readings.flatMap(({ reading }) => (reading === null ? [] : [reading.call]));
}
