/**
 * Calls to OpenAI's API as people log them: what was asked and what came back
 * in one record, or the answer of the Responses API by itself; and its items as
 * a list, which an application keeps as the conversation.
 */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { chatMessageStep, isChatMessage, timeOf } from "@/lib/traces/chat-message";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { withGrowingCalls } from "@/lib/traces/growing-calls";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { codexItemSteps, isCodexItem } from "@/lib/traces/sessions/codex-items";
import { sourceTime } from "@/lib/traces/source-time";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const voices = { agent: "assistant", asker: "user" };

const isItem = (value: Json) => isCodexItem(value) || isChatMessage(value);
const isOwnItem = (value: Json) => isCodexItem(value) && textField(value, "type") !== "message";
const isItems = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 0 && mostly(value, isItem);

function itemSteps(value: Json): readonly ParsedStep[] {
  const steps = isCodexItem(value) ? codexItemSteps(value, voices) : [chatMessageStep(value)];
  // An item without words, such as reasoning that came encrypted, still happened.
  return steps.length > 0 ? steps : [stepOf({ agent: "assistant", kind: "event", content: "", raw: value })];
}

/** The messages of {"choices": [{"message": …}]}; what else the choices say stays. */
function takeChoices(response: Remainder): readonly ParsedStep[] {
  const choices = response.peek("choices");
  if (!isList(choices)) return [];
  const left: Json[] = [];
  const steps = choices.flatMap((choice) => {
    const message = isObject(choice) ? field(choice, "message") : undefined;
    if (!isObject(choice) || !isChatMessage(message)) {
      left.push(choice);
      return [];
    }
    const rest = new Remainder(choice);
    rest.take("message");
    left.push(rest.left());
    return [chatMessageStep(message)];
  });
  response.keep("choices", left);
  return steps;
}

function takeList(part: Remainder, keys: readonly string[]): readonly ParsedStep[] {
  const key = keys.find((name) => isItems(part.peek(name)));
  return key === undefined ? [] : (part.takeList(key) ?? []).flatMap(itemSteps);
}

function takeText(part: Remainder, key: string, agent: string): readonly ParsedStep[] {
  const text = part.takeText(key);
  return text === null ? [] : [stepOf({ agent, kind: agent === "system" ? "system" : "message", content: text })];
}

function asked(request: Remainder): readonly ParsedStep[] {
  const messages = takeList(request, ["messages", "input"]);
  if (messages.length === 0 && typeof request.peek("input") !== "string") return [];
  return [...takeText(request, "instructions", "system"), ...messages, ...takeText(request, "input", "user")];
}

const answered = (response: Remainder) => [...takeChoices(response), ...takeList(response, ["output"])];

/** What a part holds is read in place, and the part keeps the rest. */
function within(
  record: Remainder,
  key: string,
  read: (part: Remainder) => readonly ParsedStep[],
): readonly ParsedStep[] {
  const part = record.takeObject(key);
  if (part === null) return [];
  const rest = new Remainder(part);
  const steps = read(rest);
  record.keep(key, rest.left() ?? {});
  return steps;
}

interface Call {
  readonly record: Remainder;
  readonly asked: readonly ParsedStep[];
  readonly answered: readonly ParsedStep[];
}

function callIn(value: Json): Call | null {
  if (!isObject(value)) return null;
  const record = new Remainder(value);
  const question = [...["request", "kwargs", "body"].flatMap((key) => within(record, key, asked)), ...asked(record)];
  const answer = [
    ...within(record, "response", (response) => [...within(response, "body", answered), ...answered(response)]),
    ...within(record, "completion", answered),
    ...answered(record),
  ];
  if (answer.length === 0) return null;
  // An answer of the Responses API repeats what it was instructed.
  const instructed = question.length === 0 ? takeText(record, "instructions", "system") : [];
  return { record, asked: [...instructed, ...question], answered: answer };
}

const modelOf = (value: JsonObject) =>
  [value, field(value, "response"), field(value, "request")]
    .map((part) => (isObject(part) ? textField(part, "model") : null))
    .find((model) => model !== null) ?? null;

/** When the call was logged, else when the answer was made. */
function answerTime(value: JsonObject): string | null {
  const response = field(value, "response");
  const created = isObject(response) ? (field(response, "created") ?? field(response, "created_at")) : undefined;
  return timeOf(new Remainder(value)) ?? sourceTime(created ?? field(value, "created"));
}

function traceFrom(steps: readonly ParsedStep[], filename: string, fields: Partial<ParsedTrace>): ParsedTrace {
  const task = steps.find(({ agent, kind }) => agent === "user" && kind === "message")?.content ?? null;
  const first = steps.find(({ content }) => content !== "")?.content ?? null;
  return traceOf({ ...fields, title: traceTitle(task, first, nameOfFile(filename)), task, steps });
}

export const openaiCalls = withGrowingCalls({
  name: "openai-calls",
  title: "Calls to OpenAI's API, one request with its response a record",
  unit: "record",
  detect: ({ records }) => mostly(records, (value) => callIn(value) !== null),
  *parse({ value }, { filename }) {
    const call = callIn(value);
    if (call === null || !isObject(value)) {
      yield reject('This record holds no answer of a model ("choices" or "output", in "response" or by itself).');
      return;
    }
    const time = answerTime(value);
    const answered = call.answered.map((step) => ({ ...step, time: step.time ?? time }));
    yield traceFrom([...call.asked, ...answered], filename, { model: modelOf(value), raw: call.record.left() });
  },
});

export const openaiResponses: DocumentFormat = {
  name: "openai-responses",
  title: "Items of OpenAI's Responses API, one conversation in all",
  unit: "document",
  detect: ({ records, container }) => container !== "object" && isItems(records) && records.some(isOwnItem),
  *parse(records, { filename }) {
    const items = records.map(({ value }) => value);
    if (isItems(items)) yield traceFrom(items.flatMap(itemSteps), filename, {});
    else yield reject('These records are no items of the Responses API ({"type": "message", …}).');
  },
};
