/**
 * What went into a span or came out of it, in whatever form its framework has:
 * lists of messages, requests and responses of the model providers, states of
 * graphs, or plain text.
 */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { messagesOfParts, partKind, readParts } from "@/lib/traces/spans/messages/message-parts";
import { isSpanMessage, readMessage } from "@/lib/traces/spans/messages/read-message";
import { messageOf, type SpanMessage, type SpanRole } from "@/lib/traces/spans/messages/span-message";

export type ValueForm =
  /** Messages with roles. */
  | "messages"
  /** Text, of whoever takes or gives it. */
  | "text"
  /** Anything else: nobody said it. */
  | "data"
  | "nothing";

export interface ValueReading {
  readonly form: ValueForm;
  readonly messages: readonly SpanMessage[];
}

const nothing: ValueReading = { form: "nothing", messages: [] };
const maxNesting = 6;

/** Fields that hold what was said, the surest first. */
const messageKeys = ["messages", "choices", "candidates", "generations", "contents", "new_message", "update"];
const nestedKeys = ["output", "outputs", "input", "inputs", "content", "message", "response", "result", "data", "args"];
const textKeys = [
  "output_text",
  "text",
  "answer",
  "query",
  "question",
  "prompt",
  "task",
  "input",
  "output",
  "content",
  "raw",
  "response",
  "result",
];
const systemKeys = ["system", "system_instruction", "systemInstruction", "instructions"];

/** `fallback` is who speaks where the value does not say. */
export function readValue(value: Json | undefined, fallback: "user" | "assistant"): ValueReading {
  const read = decoded(value);
  if (read === undefined || read === null || read === "") return nothing;
  if (typeof read === "string") return textReading(read, fallback);
  const messages = find(read, fallback, 0);
  if (messages !== null) return messages.length === 0 ? { form: "data", messages } : { form: "messages", messages };
  const text = textIn(read, 0);
  if (text === null) return { form: isEmpty(read) ? "nothing" : "data", messages: [] };
  return { form: "text", messages: [...systemOf(read), messageOf({ role: fallback, text })] };
}

const isEmpty = (value: Json) =>
  isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** Null where the value holds no messages; an empty list where it holds none that say something. */
function find(value: Json | undefined, fallback: SpanRole, nesting: number): SpanMessage[] | null {
  if (nesting > maxNesting) return null;
  if (isList(value)) return findInList(value, fallback, nesting);
  if (!isObject(value)) return null;
  if (isSpanMessage(value)) return readMessage(value, fallback);
  for (const key of messageKeys) {
    const found = findIn(value, key, fallback, nesting);
    if (found !== null) return [...systemOf(value), ...found];
  }
  for (const key of nestedKeys) {
    const inner = field(value, key);
    const found = typeof inner === "object" ? find(inner, fallback, nesting + 1) : null;
    if (found !== null) return [...systemOf(value), ...found];
  }
  return null;
}

function findIn(value: JsonObject, key: string, fallback: SpanRole, nesting: number): SpanMessage[] | null {
  const inner = field(value, key);
  // Providers take a bare text in place of the list.
  if (typeof inner === "string" && (key === "contents" || key === "messages")) {
    const json = decoded(inner);
    return typeof json === "string" ? readMessage(json, fallback) : find(json, fallback, nesting + 1);
  }
  return inner === undefined ? null : find(inner, fallback, nesting + 1);
}

function findInList(list: readonly Json[], fallback: SpanRole, nesting: number): SpanMessage[] | null {
  const items = list.filter((item) => item !== null);
  if (items.length === 0) return null;
  if (items.some(isSpanMessage)) return items.flatMap((item) => readMessage(item, fallback));
  if (items.every((item) => isObject(item) && partKind(item) !== null)) {
    return messagesOfParts(readParts(items), fallback, null);
  }
  const found = items.map((item) => (typeof item === "object" ? find(item, fallback, nesting + 1) : null));
  return found.every((messages) => messages !== null) ? found.flat() : null;
}

/** The system prompt that requests keep beside their messages. */
function systemOf(value: Json): SpanMessage[] {
  if (!isObject(value)) return [];
  const config = field(value, "config");
  for (const place of isObject(config) ? [value, config] : [value]) {
    for (const key of systemKeys) {
      const system = field(place, key);
      if (typeof system === "string" && system !== "") return [messageOf({ role: "system", text: system })];
      const parts = isObject(system) ? field(system, "parts") : system;
      if (isList(parts)) return messagesOfParts(readParts(parts), "system", null);
    }
  }
  return [];
}

/** The one text in a value that is a thin wrapper, such as {"input": "…"} or {"args": ["…"]}. */
function textIn(value: Json, nesting: number): string | null {
  if (typeof value === "string") return value;
  if (nesting > 2) return null;
  if (isList(value)) return value.length === 1 ? textIn(value[0] ?? null, nesting + 1) : null;
  if (!isObject(value)) return null;
  for (const key of textKeys) {
    const text = textField(value, key);
    if (text !== null && text !== "") return text;
  }
  for (const key of nestedKeys) {
    const inner = field(value, key);
    const text = isObject(inner) || isList(inner) ? textIn(inner, nesting + 1) : null;
    if (text !== null && text !== "") return text;
  }
  return null;
}

const roleLine = /^(system|developer|user|assistant|tool): ?/gm;

/** Plain text; some instrumentations write a conversation as lines of "role: text". */
function textReading(text: string, fallback: "user" | "assistant"): ValueReading {
  if (text === "None" || text === "null" || text === "undefined") return nothing;
  const lines = [...text.matchAll(roleLine)];
  const isConversation = lines.length > 1 && lines[0]?.index === 0 && /^(?:system|developer|user)/.test(text);
  if (!isConversation) return { form: "text", messages: [messageOf({ role: fallback, text })] };
  const messages = lines.flatMap((found, at) => {
    const end = lines[at + 1]?.index ?? text.length;
    const said = text.slice(found.index + found[0].length, end).replace(/\n$/, "");
    if (said === "" || said === "None") return [];
    return readMessage(
      Object.fromEntries([
        ["role", found[1] ?? null],
        ["content", said],
      ]),
      fallback,
    );
  });
  return { form: "messages", messages };
}
