/** One step of an ATIF trajectory: what was said, thought and called, and what came of it. */

import { readCall, takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { keepInMain, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import { Remainder } from "@/lib/traces/remainder";
import { sourceTime } from "@/lib/traces/source-time";

function resultStep(result: JsonObject, call: string | null): ParsedStep {
  const rest = new Remainder(result);
  const answers = rest.takeText("source_call_id") ?? call;
  const { text, rest: parts } = contentOf(rest.take("content"));
  if (parts !== undefined) rest.keep("content", parts);
  return stepOf({ agent: "environment", kind: "tool result", content: text, answers, raw: rest.left() });
}

/** The id of the one call of a step: a result that names none can only be of that. */
function onlyCall(step: Remainder): string | null {
  const calls = step.peek("tool_calls");
  const [call, ...more] = isList(calls) ? calls : [];
  return call === undefined || more.length > 0 ? null : (readCall(call)?.call.id ?? null);
}

/** A result that answers no call and has no content only refers to what happened elsewhere. */
function saysSomething(result: Json): result is JsonObject {
  return isObject(result) && ["content", "source_call_id"].some((key) => (field(result, key) ?? null) !== null);
}

/** Takes the results out of a step's observation. */
export function observationSteps(step: Remainder): readonly ParsedStep[] {
  const source = step.takeObject("observation");
  if (source === null) return [];
  const observation = new Remainder(source);
  const results = observation.takeList("results") ?? [];
  const time = sourceTime(step.peek("timestamp"));
  const call = results.length === 1 ? onlyCall(step) : null;
  const others = results.filter((result) => !saysSomething(result));
  if (others.length > 0) observation.keep("results", others);
  const left = observation.left();
  if (left !== null) step.keep("observation", left);
  return results.filter(saysSomething).map((result) => ({ ...resultStep(result, call), time }));
}

function speakerOf(source: string | null, agent: string | null): string | null {
  return source === "agent" ? (agent ?? "agent") : source;
}

/** What is left of the step is kept in what it says. */
export function spokenSteps(step: Remainder, agent: string | null): readonly ParsedStep[] {
  const source = step.takeText("source");
  const speaker = speakerOf(source, agent);
  const thought = step.takeText("reasoning_content");
  const isEmptyThought = thought !== null && thought.trim() === "";
  if (isEmptyThought) step.keep("reasoning_content", thought);
  const calls = takeCalls(step, "tool_calls");
  const message: Json | undefined = step.take("message");
  const time = takeTime(step);
  const said = messageSteps(message, { agent: speaker, kind: source === "system" ? "system" : "message" }, calls);
  const isThoughtOnly = said.length === 1 && said[0].content === "" && calls.length === 0 && said[0].raw === null;
  const thoughts =
    thought === null || isEmptyThought ? [] : [stepOf({ agent: speaker, kind: "thought", content: thought })];
  const steps = thoughts.length > 0 && isThoughtOnly ? thoughts : [...thoughts, ...said];
  return keepInMain(steps, step.left()).map((one) => ({ ...one, time }));
}
