/**
 * Messages of no particular source: objects that say who spoke and what, under
 * one of the usual names. For whoever writes an exporter of their own.
 */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { stepKinds } from "@/lib/traces/canonical";
import { timeOf } from "@/lib/traces/chat-message";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, textOf } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";
import { takeToolCalls } from "@/lib/traces/message-tool-calls";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const speakerKeys = ["agent", "name", "sender", "speaker", "author", "from", "source", "role"];
const textKeys = ["content", "text", "message", "body", "output"];
const addresseeKeys = ["addressee", "recipient", "receiver", "to"];
const listKeys = ["messages", "steps", "history", "trajectory", "conversation", "events", "turns", "log"];

const textKeyOf = (message: Remainder) =>
  textKeys.find((key) => typeof message.peek(key) === "string" || isList(message.peek(key)));
const speakerKeyOf = (message: Remainder) => speakerKeys.find((key) => typeof message.peek(key) === "string");

function isMessage(value: Json): boolean {
  if (!isObject(value)) return false;
  const message = new Remainder(value);
  return speakerKeyOf(message) !== undefined && textKeyOf(message) !== undefined;
}

/** A row that is no message is kept as an event, shown as its JSON. */
function genericStep(value: Json): ParsedStep {
  if (!isObject(value)) return stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value });
  const message = new Remainder(value);
  const textKey = textKeyOf(message);
  if (textKey === undefined)
    return stepOf({ agent: null, kind: "event", content: JSON.stringify(value, null, 2), raw: value });
  const speakerKey = speakerKeyOf(message);
  const { text, rest } = contentOf(message.take(textKey));
  if (rest !== undefined) message.keep(textKey, rest);
  const kind = stepKinds.find((name) => name === message.peek("kind"));
  if (kind !== undefined) message.take("kind");
  const addresseeKey = addresseeKeys.find((key) => typeof message.peek(key) === "string");
  const toolCalls = takeToolCalls(message);
  const role = message.peek("role");
  return stepOf({
    agent: speakerKey === undefined ? null : message.takeText(speakerKey),
    addressee: addresseeKey === undefined ? null : message.takeText(addresseeKey),
    kind: kind ?? (role === "system" ? "system" : role === "tool" ? "tool result" : "message"),
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
  const task = rest.takeText("task");
  return traceOf({
    sourceId,
    title: traceTitle(
      title,
      task,
      steps.find((step) => step.content.trim() !== "")?.content ?? null,
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
  title: 'JSON or JSONL, one message a record ("agent" and "content"), one trace in all',
  unit: "document",
  detect: ({ records, container }) => (container === "array" || container === "lines") && mostly(records, isMessage),
  *parse(records, { filename }) {
    const messages = records.map(({ value }) => value);
    if (messages.some(isMessage)) yield readTrace(messages, new Remainder({}), filename);
    else yield reject('None of these records is a message, such as {"agent": "Planner", "content": "…"}.');
  },
};
