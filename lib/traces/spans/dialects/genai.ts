/**
 * OpenTelemetry's GenAI conventions (status Development; read at v1.41.0 of the
 * semantic conventions), their older events and attributes, and what is sent
 * under their names without conforming to them.
 */
import type { Json } from "@/lib/traces/canonical";
import { isObject, textOf } from "@/lib/traces/json-value";
import { spoken } from "@/lib/traces/spans/dialects/spoken";
import { embeddedJson } from "@/lib/traces/spans/messages/embedded-json";
import { readMessage } from "@/lib/traces/spans/messages/read-message";
import { messageOf, type SpanMessage } from "@/lib/traces/spans/messages/span-message";
import { readValue } from "@/lib/traces/spans/messages/value-messages";
import type { PartialReading } from "@/lib/traces/spans/reading";
import type { Span, SpanEvent } from "@/lib/traces/spans/span";

const detailsEvent = "gen_ai.client.inference.operation.details";
const messageEvent = /^gen_ai\.(system|user|assistant|tool)\.message$/;

export function readGenAi(span: Span): PartialReading {
  const places = [span, ...span.events.filter(({ name }) => name === detailsEvent)];
  const value = (key: string): Json | undefined =>
    places.map(({ attributes }) => attributes.get(key)).find((found) => found !== undefined && found !== null);
  const events = eventMessages(span.events);
  const given = value("gen_ai.output.messages") ?? value("gen_ai.completion");
  const gave = readValue(given, "assistant");
  const inputs = spoken(span, readValue(value("gen_ai.input.messages") ?? value("gen_ai.prompt"), "user"));
  const outputs = spoken(span, gave);
  return {
    inputs: [...instructions(value("gen_ai.system_instructions")), ...(inputs.length > 0 ? inputs : events.inputs)],
    outputs: outputs.length > 0 ? outputs : events.outputs,
    data: outputs.length === 0 && (gave.form === "text" || gave.form === "data") ? textOf(given) : null,
    model: span.attributes.text("gen_ai.response.model", "gen_ai.request.model"),
  };
}

function instructions(value: Json | undefined): SpanMessage[] {
  return readValue(value, "user").messages.map((message) =>
    message.role === "thought" ? message : messageOf({ role: "system", text: message.text }),
  );
}

function eventMessages(events: readonly SpanEvent[]): { inputs: SpanMessage[]; outputs: SpanMessage[] } {
  const inputs: SpanMessage[] = [];
  const outputs: SpanMessage[] = [];
  for (const event of events) {
    if (event.name === "gen_ai.choice") outputs.push(...eventMessage(event, "assistant"));
    else if (messageEvent.test(event.name)) inputs.push(...eventMessage(event, "user"));
    else if (event.name === "gen_ai.content.prompt")
      inputs.push(...readValue(event.attributes.get("gen_ai.prompt"), "user").messages);
    else if (event.name === "gen_ai.content.completion")
      outputs.push(...readValue(event.attributes.get("gen_ai.completion"), "assistant").messages);
  }
  return { inputs, outputs };
}

/** An event's fields are the message, or hold it as JSON text. */
function eventMessage({ name, attributes }: SpanEvent, fallback: "user" | "assistant"): SpanMessage[] {
  const content = attributes.get("gen_ai.event.content") ?? attributes.get("body");
  const body = typeof content === "string" ? (embeddedJson(content) ?? content) : content;
  if (typeof body === "string") return readMessage(body, fallback);
  const own = [...attributes.keys()].map((key): [string, Json] => [key, unpacked(attributes.get(key) ?? null)]);
  const fields = isObject(body) ? Object.entries(body) : own;
  return readMessage(Object.fromEntries([...fields, ["event.name", name]]), fallback);
}

/** Attributes hold lists and objects as JSON text. */
function unpacked(value: Json): Json {
  const inner = typeof value === "string" ? embeddedJson(value) : undefined;
  return inner ?? value;
}
