/** Messages and events of AutoGen 0.4 and later: objects with a `source` and a `type`. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { autoGenSteps, isAutoGenMessage } from "@/lib/traces/formats/autogen-step";
import { field, isList, isObject, type JsonObject, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const isMessageList = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 0 && mostly(value, isAutoGenMessage);

function run(messages: readonly Json[], raw: JsonObject | null, filename: string): ParsedTrace {
  const steps = messages.flatMap(autoGenSteps);
  const task = steps.find(({ agent, content }) => agent === "user" && content !== "")?.content ?? null;
  const id =
    raw === null
      ? undefined
      : ["id", "run_id", "session_id", "team_id"].find((key) => textOf(field(raw, key)) !== null);
  return referToRepeats(
    traceOf({
      sourceId: raw === null || id === undefined ? null : textOf(field(raw, id)),
      title: traceTitle(
        task,
        steps.find(({ content }) => content.trim() !== "")?.content ?? null,
        nameOfFile(filename),
      ),
      system: "AutoGen",
      task,
      raw,
      steps,
    }),
  );
}

/** What was found in a record: the messages, and the record without them. */
interface Found {
  readonly messages: readonly Json[];
  readonly rest: JsonObject | null;
}

const listKeys = ["messages", "message_thread", "inner_messages", "chat_history"];

/**
 * A result of `run`, or the saved state of a team or agent. In a team the
 * manager of the chat keeps the thread, and each agent what it was told of it.
 */
function messagesIn(value: Json): Found | null {
  return listIn(value, ["message_thread"]) ?? listIn(value, listKeys);
}

function listIn(value: Json, keys: readonly string[], depth = 0): Found | null {
  if (isMessageList(value)) return { messages: value, rest: null };
  if (!isObject(value)) return null;
  const record = new Remainder(value);
  const key = keys.find((name) => isMessageList(record.peek(name)));
  if (key !== undefined) return { messages: record.takeList(key) ?? [], rest: record.left() };
  if (depth >= 4) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = isObject(inner) ? listIn(inner, keys, depth + 1) : null;
    if (found === null) continue;
    record.take(name);
    if (found.rest !== null) record.keep(name, found.rest);
    return { messages: found.messages, rest: record.left() };
  }
  return null;
}

export const autoGenRuns: RecordFormat = {
  name: "autogen-runs",
  title: "AutoGen messages (0.4 and later), one run a record",
  unit: "record",
  detect: ({ records }) => mostly(records, (value) => messagesIn(value) !== null),
  *parse({ value }, { filename }) {
    const found = messagesIn(value);
    if (found !== null) yield run(found.messages, found.rest, filename);
    else yield reject('This record has no list of AutoGen messages ("source" and "type").');
  },
};

export const autoGenMessages: DocumentFormat = {
  name: "autogen-messages",
  title: "AutoGen messages (0.4 and later), one run in all",
  unit: "document",
  detect: ({ records, container }) => container !== "object" && isMessageList(records),
  *parse(records, { filename }) {
    const messages = records.map(({ value }) => value);
    if (isMessageList(messages)) yield run(messages, null, filename);
    else yield reject('These records are no messages of AutoGen ("source" and "type").');
  },
};
