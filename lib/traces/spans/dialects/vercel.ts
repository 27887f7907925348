/** Vercel AI SDK: ai.prompt.messages, ai.response.…, ai.toolCall.…. */
import type { Json } from "@/lib/traces/canonical";
import { isList, textOf } from "@/lib/traces/json-value";
import type { Attributes } from "@/lib/traces/spans/attributes";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { messageOf, type SpanMessage } from "@/lib/traces/spans/messages/span-message";
import { callsOf } from "@/lib/traces/spans/messages/tool-parts";
import { readValue } from "@/lib/traces/spans/messages/value-messages";
import type { PartialReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

export function readVercel({ attributes, name }: Span): PartialReading {
  if (attributes.text("ai.operationId", "ai.toolCall.name") === null && !/^ai\.[a-z]/.test(name)) return {};
  const prompt = readValue(attributes.get("ai.prompt.messages"), "user").messages;
  return {
    inputs: prompt.length > 0 ? prompt : readValue(attributes.text("ai.prompt") ?? undefined, "user").messages,
    outputs: response(attributes),
    data: embedded(attributes.get("ai.values") ?? attributes.get("ai.value")),
    model: attributes.text("ai.response.model", "ai.model.id"),
  };
}

function response(attributes: Attributes): SpanMessage[] {
  const thought = attributes.text("ai.response.reasoning", "ai.result.reasoning");
  const text = attributes.text("ai.response.text", "ai.result.text", "ai.response.object", "ai.result.object") ?? "";
  const calls = callsOf(decoded(attributes.get("ai.response.toolCalls") ?? attributes.get("ai.result.toolCalls")));
  return [
    ...(thought === null ? [] : [messageOf({ role: "thought", text: thought })]),
    ...(text === "" && calls.length === 0 ? [] : [messageOf({ role: "assistant", text, toolCalls: calls })]),
  ];
}

/** The texts that were embedded, each of which is a JSON string. */
function embedded(value: Json | undefined): string | null {
  const texts = (isList(value) ? value : [value]).flatMap((item) => textOf(decoded(item)) ?? []);
  return texts.length === 0 ? null : texts.join("\n\n");
}
