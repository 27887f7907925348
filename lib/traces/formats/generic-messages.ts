/**
 * Messages of no particular source: objects that say who spoke and what, under
 * one of the usual names. For whoever writes an exporter of their own.
 */
import { readCall } from "@/lib/traces/call-fields";
import type { Json, ParsedStep, ParsedTrace, StepKind, ToolCall } from "@/lib/traces/canonical";
import { stepKinds } from "@/lib/traces/canonical";
import { timeOf } from "@/lib/traces/chat-message";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, textField, textOf } from "@/lib/traces/json-value";
import { kindOfWord } from "@/lib/traces/mapping/kind-word";
import { contentOf } from "@/lib/traces/message-content";
import { takeToolCalls } from "@/lib/traces/message-tool-calls";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { tracesOfRows } from "@/lib/traces/rows-by-run";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const speakerKeys = ["agent", "name", "sender", "speaker", "author", "from", "source", "role"];
const textKeys = ["content", "text", "message", "body", "output", "value"];
const addresseeKeys = ["addressee", "recipient", "receiver", "to"];
const listKeys = [
  "messages",
  "steps",
  "history",
  "trajectory",
  "conversation",
  "events",
  "turns",
  "log",
  "conversations",
  "dialogue",
  "dialog",
];

/** Null is a text that was not said, as in a message that only calls tools; it counts where no other key has one. */
const textKeyOf = (message: Remainder) =>
  textKeys.find((key) => typeof message.peek(key) === "string" || isList(message.peek(key))) ??
  textKeys.find((key) => message.peek(key) === null);

function hasCalls(message: Remainder): boolean {
  const calls = message.peek("tool_calls");
  return isList(calls) && calls.length > 0;
}
const speakerKeyOf = (message: Remainder) => speakerKeys.find((key) => typeof message.peek(key) === "string");

function isMessage(value: Json): boolean {
  if (!isObject(value)) return false;
  const message = new Remainder(value);
  const spoken = textKeyOf(message) !== undefined;
  if (speakerKeyOf(message) === undefined) return spoken && eventWord(message) !== null;
  return spoken || hasCalls(message) || eventWord(message) !== null || ownCallName(message) !== null;
}

/** {"event": "tool_call", …}: what the row is about, in one word. */
function eventWord(message: Remainder): string | null {
  const word = message.peek("event") ?? message.peek("event_type");
  return typeof word === "string" ? word : null;
}

/** The tool of a row that is a call itself. */
function ownCallName(message: Remainder): string | null {
  const name = message.peek("tool") ?? message.peek("tool_name");
  const isCall = ["args", "arguments", "input", "params"].some((key) => message.peek(key) !== undefined);
  return typeof name === "string" && isCall ? name : null;
}

function takeOwnCall(message: Remainder): readonly ToolCall[] {
  const name = ownCallName(message);
  const row = message.left();
  const reading = name === null || row === null ? null : readCall({ ...row, name, tool_name: null });
  if (reading === null || name === null) return [];
  for (const key of [message.peek("tool") === name ? "tool" : "tool_name", "args", "arguments", "input", "params"]) {
    if (key.startsWith("tool") || argumentsAre(message.peek(key), reading.call.arguments)) message.take(key);
  }
  return [{ ...reading.call, id: textOf(message.peek("call_id")) ?? textOf(message.peek("tool_call_id")) }];
}

const argumentsAre = (value: Json | undefined, text: string) => value !== undefined && textOf(value) === text;

function kindOf(role: Json | undefined, isCall: boolean): StepKind {
  if (isCall) return "tool call";
  return role === "system" ? "system" : role === "tool" ? "tool result" : "message";
}

/** A row that is no message is kept as an event, shown as its JSON. */
function genericStep(value: Json): ParsedStep {
  if (!isObject(value)) return stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value });
  const message = new Remainder(value);
  const textKey = textKeyOf(message);
  const speakerKey = speakerKeyOf(message);
  const ownCalls = takeOwnCall(message);
  if (textKey === undefined && ownCalls.length === 0 && !hasCalls(message)) {
    const agent = speakerKey === undefined || eventWord(message) === null ? null : textOf(message.peek(speakerKey));
    return stepOf({ agent, kind: "event", content: JSON.stringify(value, null, 2), time: timeOf(message), raw: value });
  }
  const { text, rest } = textKey === undefined ? { text: "", rest: undefined } : contentOf(message.take(textKey));
  if (rest !== undefined && textKey !== undefined) message.keep(textKey, rest);
  const word = eventWord(message);
  const told = word === null ? null : kindOfWord(word);
  const kind = stepKinds.find((name) => name === message.peek("kind"));
  if (kind !== undefined) message.take("kind");
  const addresseeKey = addresseeKeys.find((key) => typeof message.peek(key) === "string");
  const toolCalls = [...takeToolCalls(message), ...ownCalls];
  const role = message.peek("role");
  return stepOf({
    agent: speakerKey === undefined ? null : message.takeText(speakerKey),
    addressee: addresseeKey === undefined ? null : message.takeText(addresseeKey),
    kind: kind ?? told ?? kindOf(role, toolCalls.length > 0 && text === ""),
    content: text,
    toolCalls,
    answers: message.takeText("tool_call_id"),
    time: timeOf(message),
    raw: message.left(),
  });
}

/** A name is short and stands on one line: "system" may hold a system prompt as well, which stays in `raw`. */
function takeName(rest: Remainder, key: string): string | null {
  const value = rest.peek(key);
  return typeof value === "string" && /^[^\r\n]{1,80}$/.test(value) ? rest.takeText(key) : null;
}

function messagesKey(value: Json): string | null {
  if (!isObject(value)) return null;
  return (
    listKeys.find((key) => {
      const list = field(value, key);
      return isList(list) && mostly(list, isMessage);
    }) ?? null
  );
}

/** {"event": "task_start", "task": "…"} at the beginning says what the run is about. */
function announcedTask([first]: readonly Json[]): string | null {
  if (!isObject(first)) return null;
  const message = new Remainder(first);
  return eventWord(message) === null || textKeyOf(message) !== undefined ? null : textField(first, "task");
}

function readTrace(messages: readonly Json[], rest: Remainder, filename: string): ParsedTrace {
  const steps = messages.map(genericStep);
  const outcome = rest.peek("outcome");
  const known = outcome === "achieved" || outcome === "failed" ? outcome : null;
  if (known !== null) rest.take("outcome");
  const id = ["id", "trace_id", "run_id", "conversation_id", "session_id"].find(
    (key) => textOf(rest.peek(key)) !== null,
  );
  const sourceId = id === undefined ? null : textOf(rest.peek(id));
  const title = rest.takeText("title");
  const task = rest.takeText("task") ?? announcedTask(messages);
  return traceOf({
    sourceId,
    title: traceTitle(
      title,
      task,
      steps.find(({ kind, content }) => kind !== "event" && content.trim() !== "")?.content ?? null,
      nameOfFile(filename),
    ),
    system: takeName(rest, "system"),
    model: takeName(rest, "model"),
    benchmark: takeName(rest, "benchmark"),
    task,
    outcome: known,
    // A title longer than a title may be is cut there, and kept here.
    raw: title !== null && traceTitle(title) !== title ? { title, ...rest.left() } : rest.left(),
    steps,
  });
}

export const genericTraces: RecordFormat = {
  name: "generic-json",
  title: 'JSON, one trace a record with a list of messages ("agent" and "content")',
  unit: "record",
  detect: ({ records }) => mostly(records, (record) => messagesKey(record) !== null),
  *parse({ value }, { filename }) {
    const key = messagesKey(value);
    if (key === null || !isObject(value)) {
      yield reject(
        'There is no list of messages in this record, such as "messages": [{"agent": "Planner", "content": "…"}].',
      );
      return;
    }
    const rest = new Remainder(value);
    yield readTrace(rest.takeList(key) ?? [], rest, filename);
  },
};

export const genericMessages: DocumentFormat = {
  name: "generic-messages",
  title: 'JSON or JSONL, one message a record ("agent" and "content")',
  unit: "document",
  detect: ({ records, container }) => (container === "array" || container === "lines") && mostly(records, isMessage),
  *parse(records, { filename }) {
    const messages = records.map(({ value }) => value);
    const read = (rows: readonly Json[], id: string | null) => ({
      ...readTrace(rows, new Remainder({}), filename),
      sourceId: id,
    });
    if (messages.some(isMessage)) yield* tracesOfRows(messages, read);
    else yield reject('None of these records is a message, such as {"agent": "Planner", "content": "…"}.');
  },
};
