/** OpenLLMetry (Traceloop): gen_ai.prompt.<i>.… and gen_ai.completion.<i>.…, one attribute a field. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject } from "@/lib/traces/json-value";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { readMessage } from "@/lib/traces/spans/messages/read-message";
import type { SpanMessage, SpanRole } from "@/lib/traces/spans/messages/span-message";
import type { PartialReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

export function readTraceloop({ attributes }: Span): PartialReading {
  return {
    inputs: messages(attributes.list("gen_ai.prompt"), "user"),
    outputs: messages(attributes.list("gen_ai.completion"), "assistant"),
  };
}

function messages(list: Json | undefined, fallback: SpanRole): SpanMessage[] {
  return isList(list) ? list.flatMap((message) => readMessage(withParts(message), fallback)) : [];
}

/** Content of several parts is written as JSON text. */
function withParts(message: Json): Json {
  if (!isObject(message)) return message;
  const content = decoded(field(message, "content"));
  if (!isList(content)) return message;
  return Object.fromEntries(Object.entries(message).map(([key, value]) => [key, key === "content" ? content : value]));
}
