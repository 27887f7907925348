/** OpenAI chat messages: a conversation per record, or a record per message. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { chatMessageSteps, isChatMessage } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { tracesOfRows } from "@/lib/traces/rows-by-run";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const listKeys = ["messages", "trajectory", "conversation", "history", "chat_history"];

/** The key of the list of messages, "" for a record that is the list; null where there is none. */
function messagesKey(value: Json): string | null {
  if (isList(value)) return mostly(value, isChatMessage) ? "" : null;
  if (!isObject(value)) return null;
  return listKeys.find((key) => isMessageList(field(value, key))) ?? null;
}

function isMessageList(value: Json | undefined): boolean {
  return isList(value) && mostly(value, isChatMessage);
}

function conversation(messages: readonly Json[], rest: Remainder, title: string): ParsedTrace {
  const steps = messages.flatMap(chatMessageSteps);
  const first = steps.find((step) => step.kind === "message" && step.agent !== "system");
  const id = ["id", "trace_id", "conversation_id", "session_id"].find((key) => textOf(rest.peek(key)) !== null);
  const model = rest.takeText("model");
  const task = rest.takeText("task");
  return traceOf({
    sourceId: id === undefined ? null : textOf(rest.peek(id)),
    title: traceTitle(task, first?.content ?? null, title),
    model,
    task,
    raw: rest.left(),
    steps,
  });
}

export const openaiChat: RecordFormat = {
  name: "openai-chat",
  title: "OpenAI chat messages, one conversation a record",
  unit: "record",
  detect: ({ records }) => mostly(records, (record) => messagesKey(record) !== null),
  *parse({ value }, { filename }) {
    const key = messagesKey(value);
    if (key === null)
      yield reject('This record has no list of chat messages ("messages": [{"role": …, "content": …}]).');
    else if (isList(value)) yield conversation(value, new Remainder({}), nameOfFile(filename));
    else if (isObject(value)) {
      const rest = new Remainder(value);
      yield conversation(rest.takeList(key) ?? [], rest, nameOfFile(filename));
    }
  },
};

const createdAt = (message: Json) => {
  const time = isObject(message) && field(message, "object") === "thread.message" ? field(message, "created_at") : null;
  return typeof time === "number" ? time : null;
};

/** The messages of a thread, which OpenAI lists the newest first. */
function inOrder(messages: readonly Json[]): readonly Json[] {
  if (!messages.every((message) => createdAt(message) !== null)) return messages;
  const isReversed = messages.every((message, index) => {
    const before = messages[index - 1];
    return before === undefined || (createdAt(before) ?? 0) >= (createdAt(message) ?? 0);
  });
  return isReversed ? messages.toReversed() : messages;
}

export const openaiMessages: DocumentFormat = {
  name: "openai-messages",
  title: "OpenAI chat messages, one message a record",
  unit: "document",
  detect: ({ records, container }) =>
    (container === "array" || container === "lines") && mostly(records, isChatMessage),
  *parse(records, { filename }) {
    const messages = inOrder(records.map(({ value }) => value));
    const read = (rows: readonly Json[], id: string | null) => ({
      ...conversation(rows, new Remainder({}), nameOfFile(filename)),
      sourceId: id,
    });
    if (mostly(messages, isChatMessage)) yield* tracesOfRows(messages, read);
    else yield reject('These records are no chat messages ({"role": …, "content": …}).');
  },
};
