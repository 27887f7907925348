/** One message or event of AutoGen 0.4 and later → its steps. */

import { takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep, StepKind } from "@/lib/traces/canonical";
import { errorText } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import { Remainder } from "@/lib/traces/remainder";

const isOneOf = (type: string, names: readonly string[]) => names.includes(type);

/** In an agent's saved context nobody says the results. */
const sourceless = ["FunctionExecutionResultMessage"];

export function isAutoGenMessage(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    (textField(value, "source") !== null || isOneOf(textField(value, "type") ?? "", sourceless)) &&
    /(?:Message|Event)$|^StructuredMessage\[/.test(textField(value, "type") ?? "")
  );
}

const kinds: ReadonlyMap<string, StepKind> = new Map([
  ["ThoughtEvent", "thought"],
  ["SelectSpeakerEvent", "event"],
  ["ToolCallMessage", "tool call"],
  ["SelectorEvent", "event"],
  ["MemoryQueryEvent", "event"],
  ["UserInputRequestedEvent", "event"],
  ["ModelClientStreamingChunkEvent", "event"],
  ["CodeGenerationEvent", "event"],
  ["CodeExecutionEvent", "tool result"],
]);

/** Before 0.4.0 was final, calls and results had other names; the last ones are those of an agent's saved context. */
const callTypes = ["ToolCallRequestEvent", "ToolCallMessage", "AssistantMessage"];
const resultTypes = ["ToolCallExecutionEvent", "ToolCallResultMessage", "FunctionExecutionResultMessage"];
const isCallList = (content: Json | undefined) =>
  isList(content) && content.some((item) => isObject(item) && textField(item, "name") !== null);

function resultStep(result: Json, agent: string | null): ParsedStep {
  if (!isObject(result)) return stepOf({ agent, kind: "tool result", content: textOf(result) ?? "" });
  const rest = new Remainder(result);
  const answers = rest.takeText("call_id");
  const { text, rest: parts } = contentOf(rest.take("content"));
  if (parts !== undefined) rest.keep("content", parts);
  const error = rest.peek("is_error") === true ? errorText(text) : null;
  return stepOf({ agent, kind: "tool result", content: text, answers, error, raw: rest.left() });
}

/** One step a result; the event itself is kept in the first. */
function executionSteps(rest: Remainder, agent: string | null): readonly ParsedStep[] {
  const results = rest.takeList("content") ?? [];
  const steps = results.map((result) => resultStep(result, agent));
  const [first = stepOf({ agent, kind: "tool result", content: "" }), ...more] = steps;
  const raw = first.raw === null ? { event: rest.left() } : { event: rest.left(), result: first.raw };
  return [{ ...first, raw }, ...more];
}

/** Output of code that was executed, which stands in a result of its own. */
function codeOutput(rest: Remainder): string | null {
  const result = rest.peek("result");
  if (!isObject(result)) return null;
  const output = textField(result, "output");
  if (output === null) return null;
  const inner = new Remainder(result);
  inner.take("output");
  rest.take("result");
  const left = inner.left();
  if (left !== null) rest.keep("result", left);
  return output;
}

export function autoGenSteps(value: Json): readonly ParsedStep[] {
  if (!isObject(value)) return [stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value })];
  const rest = new Remainder(value);
  const agent = rest.takeText("source");
  if (agent === null && !isAutoGenMessage(value) && typeof field(value, "content") !== "string")
    return [stepOf({ agent, kind: "event", content: JSON.stringify(value, null, 2), raw: value })];
  const type = textField(value, "type") ?? "";
  const time = takeTime(rest, ["created_at", "timestamp"]);
  if (isOneOf(type, resultTypes) && isList(field(value, "content")))
    return executionSteps(rest, agent).map((step) => ({ ...step, time }));
  const thought = type === "AssistantMessage" ? rest.takeText("thought") : null;
  const calls = isOneOf(type, callTypes) && isCallList(field(value, "content")) ? takeCalls(rest, "content") : [];
  const addressee = type === "HandoffMessage" ? rest.takeText("target") : null;
  const output = type === "CodeExecutionEvent" ? codeOutput(rest) : null;
  const { text, rest: parts } =
    calls.length > 0 || output !== null ? { text: output ?? "", rest: undefined } : contentOf(rest.take("content"));
  if (parts !== undefined) rest.keep("content", parts);
  const kind = calls.length > 0 ? "tool call" : (kinds.get(type) ?? (/Event$/.test(type) ? "event" : "message"));
  const step = stepOf({ agent, kind, content: text, toolCalls: calls, addressee, time, raw: rest.left() });
  return thought === null || thought.trim() === ""
    ? [step]
    : [stepOf({ agent, kind: "thought", content: thought, time }), step];
}
