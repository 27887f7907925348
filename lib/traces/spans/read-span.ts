/** A span → what it says: each dialect is asked in turn, and the first that knows an answer gives it. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, textOf } from "@/lib/traces/json-value";
import { agentName } from "@/lib/traces/spans/dialects/agent-name";
import { readGenAi } from "@/lib/traces/spans/dialects/genai";
import { readOpenInference } from "@/lib/traces/spans/dialects/openinference";
import { spanType } from "@/lib/traces/spans/dialects/span-type";
import { spoken } from "@/lib/traces/spans/dialects/spoken";
import { readToolUse } from "@/lib/traces/spans/dialects/tool-use";
import { readTraceloop } from "@/lib/traces/spans/dialects/traceloop";
import { readVercel } from "@/lib/traces/spans/dialects/vercel";
import { readVertex } from "@/lib/traces/spans/dialects/vertex";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";
import { readValue, type ValueReading } from "@/lib/traces/spans/messages/value-messages";
import type { PartialReading, SpanReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

const dialects: readonly ((span: Span) => PartialReading)[] = [
  // Traceloop numbers the names that the conventions had for a whole text.
  readTraceloop,
  readGenAi,
  readOpenInference,
  readVertex,
  readVercel,
];

/** Attributes that hold what went in and came out, whatever it is. */
const inputKeys = ["input.value", "traceloop.entity.input", "langfuse.observation.input", "mlflow.spanInputs"];
const outputKeys = [
  "output.value",
  "traceloop.entity.output",
  "langfuse.observation.output",
  "mlflow.spanOutputs",
  "pydantic_ai.all_messages",
  "all_messages_events",
  "final_result",
];
const conversationKeys = [
  "session.id",
  "gen_ai.conversation.id",
  "langfuse.session.id",
  "thread_id",
  "metadata.thread_id",
  "langsmith.trace.session_id",
  "traceloop.association.properties.session_id",
  "traceloop.association.properties.thread_id",
  "gcp.vertex.agent.session_id",
  "ai.telemetry.metadata.sessionId",
  "group_id",
];
const inputTokenKeys = [
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.prompt_tokens",
  "llm.token_count.prompt",
  "ai.usage.inputTokens",
  "ai.usage.promptTokens",
];
const outputTokenKeys = [
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.completion_tokens",
  "llm.token_count.completion",
  "ai.usage.outputTokens",
  "ai.usage.completionTokens",
];

export function readSpan(span: Span): SpanReading {
  const type = spanType(span);
  const { attributes } = span;
  const input = span.input ?? first(span, inputKeys);
  const output = span.output ?? first(span, outputKeys);
  const readings = dialects.map((read) => read(span));
  const messages = (side: "inputs" | "outputs") =>
    readings.map((reading) => reading[side] ?? []).find((list) => list.length > 0);
  const tool = type === "tool" ? readToolUse(span, toolValues(span, input, output, messages)) : null;
  const events = eventsIn(span);
  const took = readValue(input ?? events.asked, "user");
  const gave = readValue(output ?? events.answered, "assistant");
  const data = readings.map((reading) => reading.data).find((text) => text !== undefined && text !== null);
  return {
    type,
    agent: agentName(span, type),
    addressee: attributes.text("to_agent") ?? (type === "handoff" ? attributes.text("graph.node.id") : null),
    model:
      readings.map((reading) => reading.model).find((model) => model !== undefined && model !== null) ??
      attributes.text("model", "model_name"),
    inputs: tool === null ? (messages("inputs") ?? spoken(span, took)) : [],
    outputs: tool === null ? (messages("outputs") ?? spoken(span, gave)) : [],
    data: data ?? dataOf(took, gave, input, output),
    tool,
    conversation: conversationOf(span),
    inputTokens: tokens(attributes.text(...inputTokenKeys)),
    outputTokens: tokens(attributes.text(...outputTokenKeys)),
  };
}

/** What a tool took and gave, where its attributes do not say: messages, in attributes or in events. */
function toolValues(
  { attributes }: Span,
  input: Json | undefined,
  output: Json | undefined,
  messages: (side: "inputs" | "outputs") => readonly SpanMessage[] | undefined,
) {
  const said = (side: "inputs" | "outputs") =>
    messages(side)
      ?.map(({ text }) => text)
      .join("\n") || undefined;
  return {
    input: input ?? attributes.get("gen_ai.input.messages") ?? said("inputs"),
    output: output ?? attributes.get("gen_ai.output.messages") ?? said("outputs"),
  };
}

/** Pydantic AI keeps the messages in one attribute as events, the answer last. */
function eventsIn({ attributes }: Span): { readonly asked?: Json; readonly answered?: Json } {
  const events = decoded(attributes.get("events"));
  if (!isList(events)) return {};
  const isAnswer = (event: Json) => isObject(event) && field(event, "event.name") === "gen_ai.choice";
  const [asked, answered] = [events.filter((event) => !isAnswer(event)), events.filter(isAnswer)];
  return { asked, ...(answered.length === 0 ? {} : { answered }) };
}

/** The session or thread that a span says it belongs to. */
export function conversationOf({ attributes }: Span): string | null {
  return attributes.text(...conversationKeys);
}

function first({ attributes }: Span, keys: readonly string[]): Json | undefined {
  return keys.map((key) => attributes.get(key)).find((value) => value !== undefined && value !== null && value !== "");
}

/** What a function gave, or else took, as text. */
function dataOf(
  took: ValueReading,
  gave: ValueReading,
  input: Json | undefined,
  output: Json | undefined,
): string | null {
  if (gave.form === "text" || gave.form === "data") return textOf(output);
  return took.form === "text" || took.form === "data" ? textOf(input) : null;
}

function tokens(text: string | null): number | null {
  const count = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}
