/**
 * Conversations under names: {"…": [{"role": …, "content": …}]}. AG2 keeps an
 * agent's chats so, by the name of the other agent: that is one run. Where the
 * names are ids of runs, each is a run of its own.
 */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { chatMessageSteps, isChatMessage } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { isList, isObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

type Conversations = { readonly [name: string]: readonly Json[] };

function isKeyed(value: Json): value is Conversations {
  if (!isObject(value)) return false;
  const lists = Object.values(value);
  return (
    lists.some((list) => isList(list) && list.length > 0) && lists.every((list) => isList(list) && isMessages(list))
  );
}

const isMessages = (list: readonly Json[]) => list.length === 0 || mostly(list, isChatMessage);

function nameIn(message: Json): string | null {
  return isObject(message) ? textField(message, "name") : null;
}

/** Somebody who speaks in one of the conversations has given another its name. */
function isOfAgents(conversations: Conversations): boolean {
  const speakers = new Set(Object.values(conversations).flatMap((messages) => messages.map(nameIn)));
  return Object.keys(conversations).some((name) => speakers.has(name));
}

function read(messages: readonly Json[], fields: Partial<ParsedTrace>, filename: string): ParsedTrace {
  const steps = messages.flatMap(chatMessageSteps);
  const first = steps.find(({ kind, content }) => kind === "message" && content !== "")?.content ?? null;
  return traceOf({ ...fields, title: traceTitle(first, nameOfFile(filename)), steps });
}

function* traces(conversations: Conversations, filename: string): Generator<ParsedTrace> {
  const named = Object.entries(conversations).filter(([, messages]) => messages.length > 0);
  if (!isOfAgents(conversations)) {
    for (const [name, messages] of named) yield read(messages, { sourceId: name }, filename);
    return;
  }
  const trace = read(
    named.flatMap(([, messages]) => messages),
    {
      system: "AG2",
      raw: { conversations: named.map(([name, messages]) => ({ with: name, messages: messages.length })) },
    },
    filename,
  );
  yield {
    ...trace,
    warnings:
      named.length < 2
        ? []
        : ["The conversations with each agent stand one after another: the file does not say how they lay in time."],
  };
}

export const keyedConversations: RecordFormat = {
  name: "keyed-conversations",
  title: "Chat messages by name: an agent's conversations (AG2), or runs by id",
  unit: "record",
  detect: ({ records }) => mostly(records, isKeyed),
  *parse({ value }, { filename }) {
    if (isKeyed(value)) yield* traces(value, filename);
    else yield reject('This record is none of conversations under names ({"…": [{"role": …, "content": …}]}).');
  },
};
