/** LangGraph: the state of a graph, its history of states, or the updates that it streams. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { isLangChainMessage, langChainSteps, modelOfMessage } from "@/lib/traces/formats/langgraph-message";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const isMessageList = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && value.length > 0 && mostly(value, isLangChainMessage);

interface Said {
  readonly message: Json;
  readonly node: string | null;
}

interface State {
  readonly said: readonly Said[];
  /** The state without its messages. */
  readonly rest: JsonObject | null;
}

/** A state holds its messages itself, or as a snapshot under `values`. */
function stateOf(value: Json): State | null {
  if (isMessageList(value)) return { said: value.map((message) => ({ message, node: null })), rest: null };
  if (!isObject(value)) return null;
  const record = new Remainder(value);
  const key = ["messages", "chat_history"].find((name) => isMessageList(record.peek(name)));
  if (key !== undefined) {
    const messages = record.takeList(key) ?? [];
    return { said: messages.map((message) => ({ message, node: null })), rest: record.left() };
  }
  const values = record.peek("values");
  const inner = isObject(values) ? stateOf(values) : null;
  if (inner === null) return null;
  record.take("values");
  if (inner.rest !== null) record.keep("values", inner.rest);
  return { said: inner.said, rest: record.left() };
}

/** With several modes of streaming, or subgraphs, the update comes last in a list: ["updates", {…}]. */
function payloadOf(value: Json): Json {
  const last = isList(value) && value.length >= 2 && value.length <= 3 ? value.at(-1) : undefined;
  return isList(value) && isObject(last) && value.slice(0, -1).every(isPlace) ? last : value;
}

const isPlace = (value: Json) =>
  typeof value === "string" || (isList(value) && value.every((name) => typeof name === "string"));

/** {"node": {"next": …}}: a node that added no message. */
function isSilentUpdate(value: Json): boolean {
  const payload = payloadOf(value);
  if (payload !== value) return true;
  return isObject(payload) && Object.values(payload).every((update) => update === null || isObject(update));
}

/** {"node": {"messages": […]}}: what a node of the graph added. */
function updateOf(source: Json): State | null {
  const value = payloadOf(source);
  if (!isObject(value)) return null;
  const rest = new Remainder(value);
  const said: Said[] = [];
  for (const [node, update] of Object.entries(value)) {
    const state = isObject(update) ? stateOf(update) : null;
    if (state === null) continue;
    said.push(...state.said.map(({ message }) => ({ message, node })));
    rest.take(node);
    if (state.rest !== null) rest.keep(node, state.rest);
  }
  if (said.length === 0) return null;
  const left = rest.left();
  return { said, rest: isList(source) ? { streamed: source.slice(0, -1), ...left } : left };
}

function threadOf(value: Json): string | null {
  const config = isObject(value) ? field(value, "config") : undefined;
  const configurable = isObject(config) ? field(config, "configurable") : undefined;
  if (isObject(configurable)) return textOf(field(configurable, "thread_id"));
  return isObject(value) ? textField(value, "thread_id") : null;
}

function run(said: readonly Said[], raw: Json, sourceId: string | null, filename: string): ParsedTrace {
  const steps = said.flatMap(({ message, node }) => langChainSteps(message, node));
  const task = steps.find(
    ({ agent, kind, content }) => agent === "human" && kind === "message" && content !== "",
  )?.content;
  return referToRepeats(
    traceOf({
      sourceId,
      title: traceTitle(
        task ?? null,
        steps.find(({ content }) => content.trim() !== "")?.content ?? null,
        nameOfFile(filename),
      ),
      system: "LangGraph",
      model: said.map(({ message }) => modelOfMessage(message)).find((model) => model !== null) ?? null,
      task: task ?? null,
      raw,
      steps,
    }),
  );
}

export const langGraphStates: RecordFormat = {
  name: "langgraph",
  title: "LangGraph state, one a record",
  unit: "record",
  detect: ({ records, container }) =>
    mostly(records, (value) => stateOf(value) !== null) && !(container !== "object" && isHistory(records)),
  *parse({ value }, { filename }) {
    const state = stateOf(value);
    if (state === null) yield reject('This record has no list of messages ("messages": [{"type": "human", …}]).');
    else yield run(state.said, state.rest, threadOf(value), filename);
  },
};

/** Several states of one thread repeat the same messages: the longest has them all. */
function isHistory(records: readonly Json[]): boolean {
  if (records.length < 2) return false;
  const threads = records.map(threadOf);
  return threads[0] === null ? isGrowing(records) : threads.every((thread) => thread === threads[0]);
}

/** Whether each state begins with all messages of the one before, as in what a graph streams of its values. */
function isGrowing(records: readonly Json[]): boolean {
  let known: readonly string[] = [];
  let isAnswered = false;
  for (const record of records) {
    const said = stateOf(record)?.said;
    if (said === undefined || threadOf(record) !== null) return false;
    const prints = said.map(({ message }) => JSON.stringify(message));
    if (known.some((print, index) => print !== prints[index])) return false;
    if (known.length > 0 && prints.length > known.length) isAnswered = true;
    known = prints;
  }
  return isAnswered;
}

function historyRun(records: readonly Json[], filename: string): ParsedTrace | null {
  const states = records.map(stateOf);
  const longest = states.reduce<State | null>(
    (best, state) => (state !== null && state.said.length > (best?.said.length ?? 0) ? state : best),
    null,
  );
  if (longest === null) return null;
  const known = new Set(longest.said.map(({ message }) => JSON.stringify(message)));
  const earlier = states.flatMap((state) => (state === null || state === longest ? [] : state.said));
  const other: Said[] = [];
  for (const said of earlier) {
    const print = JSON.stringify(said.message);
    if (known.has(print)) continue;
    known.add(print);
    other.push(said);
  }
  const rests = states.map((state, index) => (state === null ? (records[index] ?? null) : state.rest));
  const raw = { states: rests, ...(other.length === 0 ? {} : { otherMessages: other.map(({ message }) => message) }) };
  return run(longest.said, raw, threadOf(records[0] ?? null), filename);
}

function updatesRun(records: readonly Json[], filename: string): ParsedTrace | null {
  const updates = records.map(updateOf);
  const said = updates.flatMap((update) => update?.said ?? []);
  if (said.length === 0) return null;
  const rests = updates.map((update, index) => (update === null ? (records[index] ?? null) : update.rest));
  return run(said, rests.every((rest) => rest === null) ? null : { updates: rests }, null, filename);
}

export const langGraphRun: DocumentFormat = {
  name: "langgraph-run",
  title: "LangGraph messages, updates or history of states, one run in all",
  unit: "document",
  detect: ({ records, container }) => {
    const isStates = isHistory(records) && mostly(records, (value) => stateOf(value) !== null);
    if (container !== "object" && (isStates || isMessageList(records))) return true;
    const isUpdate = (value: Json) => stateOf(value) === null && (updateOf(value) !== null || isSilentUpdate(value));
    return records.some((value) => updateOf(value) !== null) && mostly(records, isUpdate);
  },
  *parse(records, { filename }) {
    const values = records.map(({ value }) => value);
    const messages = isMessageList(values)
      ? run(
          values.map((message) => ({ message, node: null })),
          null,
          null,
          filename,
        )
      : null;
    const found = messages ?? (isHistory(values) ? historyRun(values, filename) : null) ?? updatesRun(values, filename);
    yield found ?? reject('These records hold no messages of LangGraph ({"type": "human", "content": …}).');
  },
};
