/** Messages of Inspect logs → steps, and the same message known again in another place. */

import { takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { errorText, keepInMain, keepRole, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import type { Attachments } from "@/lib/traces/inspect/attachments";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

export function isInspectMessage(value: Json | undefined): value is JsonObject {
  return isObject(value) && textField(value, "role") !== null && Object.hasOwn(value, "content");
}

/** What a message is known by: its id, or before there were ids, what it says. */
export function messageKey(message: JsonObject, attachments: Attachments): string {
  const id = textField(message, "id");
  if (id !== null) return id;
  const said = ["role", "content", "tool_calls", "tool_call_id"].map((key) => field(message, key) ?? null);
  return JSON.stringify(said, (_, value: unknown) => (typeof value === "string" ? attachments.print(value) : value));
}

function failureOf(message: Remainder): string | null {
  const error = message.peek("error");
  if (!isObject(error)) return typeof error === "string" ? errorText(error) : null;
  const said = textField(error, "message");
  const type = textField(error, "type");
  return said === null && type === null ? null : errorText([type, said].filter((part) => part !== null).join(": "));
}

/** `agent` is who speaks for the assistant. */
export function inspectSteps(value: Json, agent: string): readonly ParsedStep[] {
  if (!isInspectMessage(value))
    return [stepOf({ agent: null, kind: "event", content: JSON.stringify(value), raw: value })];
  const message = new Remainder(value);
  const role = message.takeText("role") ?? "";
  const speaker = role === "assistant" ? agent : role;
  const calls = takeCalls(message, "tool_calls");
  const answers = role === "tool" ? message.takeText("tool_call_id") : null;
  const error = role === "tool" ? failureOf(message) : null;
  const kind = role === "system" ? "system" : role === "tool" ? "tool result" : "message";
  const steps = messageSteps(message.take("content"), { agent: speaker, kind }, calls);
  keepRole(message, role, steps);
  return keepInMain(steps, message.left()).map((step) =>
    step.kind === "thought" ? step : { ...step, answers: answers ?? step.answers, error: error ?? step.error },
  );
}
