/** One Langfuse observation → a span: as the API writes it (startTime) and as exports do (start_time). */
import type { Json } from "@/lib/traces/canonical";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Attributes } from "@/lib/traces/spans/attributes";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { type Span, spanOf } from "@/lib/traces/spans/span";
import { instantOf } from "@/lib/traces/spans/span-time";

function either(object: JsonObject, camel: string, snake: string): Json | undefined {
  return field(object, camel) ?? field(object, snake);
}

export function isObservation(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const hasText = (camel: string, snake: string) => typeof either(value, camel, snake) === "string";
  return hasText("id", "id") && hasText("type", "type") && hasText("startTime", "start_time");
}

export function traceIdOf(observation: JsonObject): string | null {
  const id = either(observation, "traceId", "trace_id");
  return typeof id === "string" ? id : null;
}

export function observationSpan(observation: JsonObject, position: number): Span {
  const metadata = decoded(field(observation, "metadata"));
  const { attributes, resource, scope } = partsOf(isObject(metadata) ? metadata : {});
  const parent = either(observation, "parentObservationId", "parent_observation_id");
  const failed = textField(observation, "level")?.toUpperCase() === "ERROR";
  const status = either(observation, "statusMessage", "status_message");
  return spanOf({
    id: textField(observation, "id") ?? `observation ${position}`,
    traceId: traceIdOf(observation),
    parentId: typeof parent === "string" && parent !== "" ? parent : null,
    name: textField(observation, "name") ?? "",
    type: textField(observation, "type")?.toLowerCase() ?? null,
    start: instantOf(either(observation, "startTime", "start_time")),
    end: instantOf(either(observation, "endTime", "end_time")),
    error: failed ? (typeof status === "string" && status !== "" ? status : "error") : null,
    attributes: new Attributes([...factsOf(observation), ...attributes]),
    resource,
    scope,
    input: field(observation, "input"),
    output: field(observation, "output"),
    position,
    source: observation,
  });
}

/** Langfuse keeps the attributes of an OpenTelemetry span in its metadata. */
function partsOf(metadata: JsonObject) {
  const own = decoded(field(metadata, "attributes"));
  const scope = decoded(field(metadata, "scope"));
  const beside = Object.entries(metadata).filter(
    ([key]) => !["attributes", "resourceAttributes", "scope"].includes(key),
  );
  return {
    attributes: [...beside, ...(isObject(own) ? Object.entries(own) : [])],
    resource: Attributes.of(decoded(field(metadata, "resourceAttributes"))),
    scope: isObject(scope) ? textField(scope, "name") : null,
  };
}

/** Langfuse's own fields under the names that the dialects read. */
function factsOf(observation: JsonObject): [string, Json][] {
  const usage = decoded(either(observation, "usageDetails", "usage_details") ?? field(observation, "usage"));
  const tokens = (key: string) => (isObject(usage) ? field(usage, key) : undefined);
  const facts: readonly (readonly [string, Json | undefined])[] = [
    ["gen_ai.response.model", field(observation, "model") ?? field(observation, "provided_model_name")],
    ["gen_ai.usage.input_tokens", tokens("input")],
    ["gen_ai.usage.output_tokens", tokens("output")],
    ["session.id", either(observation, "sessionId", "session_id")],
  ];
  return facts.flatMap(([key, value]): [string, Json][] =>
    value === undefined || value === null ? [] : [[key, value]],
  );
}
