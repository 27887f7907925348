/** OpenInference (Arize): messages as llm.input_messages.<i>.message.…, flat, nested or as lists. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, textOf } from "@/lib/traces/json-value";
import { Attributes } from "@/lib/traces/spans/attributes";
import { readMessage } from "@/lib/traces/spans/messages/read-message";
import type { SpanMessage, SpanRole } from "@/lib/traces/spans/messages/span-message";
import { readValue } from "@/lib/traces/spans/messages/value-messages";
import type { PartialReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

export function readOpenInference({ attributes }: Span): PartialReading {
  const documents = texts(attributes.list("retrieval.documents"), "document", "content");
  const embedded = texts(attributes.list("embedding.embeddings"), "embedding", "text");
  return {
    inputs: messages(attributes.list("llm.input_messages"), "user") ?? plain(attributes.list("llm.prompts"), "user"),
    outputs:
      messages(attributes.list("llm.output_messages"), "assistant") ??
      plain(attributes.list("llm.completions"), "assistant"),
    data: documents ?? embedded,
    model: attributes.text("llm.model_name", "embedding.model_name"),
  };
}

function messages(list: Json | undefined, fallback: SpanRole): SpanMessage[] | undefined {
  const found = isList(list) ? list.flatMap((item) => readMessage(whole(item), fallback)) : [];
  return found.length > 0 ? found : undefined;
}

/** Data frames write the fields of a list's elements with dots in their names. */
function whole(item: Json): Json {
  return isObject(item) && !Object.hasOwn(item, "message") ? (Attributes.of(item).list("message") ?? item) : item;
}

/** Prompts and completions of models without roles. */
function plain(list: Json | undefined, fallback: "user" | "assistant"): readonly SpanMessage[] {
  if (!isList(list)) return readValue(list, fallback).messages;
  return list.flatMap((item) => {
    const inner = isObject(item) ? (field(item, "prompt") ?? field(item, "completion") ?? item) : item;
    return readValue(isObject(inner) ? (field(inner, "text") ?? inner) : inner, fallback).messages;
  });
}

function texts(list: Json | undefined, wrapper: string, key: string): string | null {
  if (!isList(list)) return null;
  const found = list.flatMap((item) => {
    const inner = isObject(item) ? (field(item, wrapper) ?? item) : item;
    return isObject(inner) ? (textOf(field(inner, key)) ?? []) : [];
  });
  return found.length === 0 ? null : found.join("\n\n");
}
