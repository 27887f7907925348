/**
 * Spans as SDKs and trace stores print them, each an object of its own: Python's
 * span.to_json, Phoenix, Foundry, JavaScript's ReadableSpan and console
 * exporter, TRAIL, and lists under snake_case or camelCase names.
 */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";
import { attributesOf } from "@/lib/traces/spans/any-value";
import { Attributes } from "@/lib/traces/spans/attributes";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { type Span, type SpanEvent, spanOf } from "@/lib/traces/spans/span";
import { spanError } from "@/lib/traces/spans/span-error";
import { instantOf } from "@/lib/traces/spans/span-time";

const idPaths = ["context.span_id", "spanContext.spanId", "_spanContext.spanId", "span_id", "spanId", "spanID"];
const tracePaths = [
  "context.trace_id",
  "spanContext.traceId",
  "_spanContext.traceId",
  "trace_id",
  "traceId",
  "traceID",
];
const parentPaths = [
  "parent_id",
  "parent_span_id",
  "parentSpanId",
  "parentSpanContext.spanId",
  "parent.span_id",
  "parentId",
];
const startPaths = [
  "start_time",
  "startTime",
  "startTimeUnixNano",
  "start_time_unix_nano",
  "start_timestamp",
  "timestamp",
  "start",
];
const endPaths = ["end_time", "endTime", "endTimeUnixNano", "end_time_unix_nano", "end_timestamp", "end"];
const namePaths = ["name", "span_name", "operationName"];
const childKeys = ["child_spans", "children", "childSpans"];

const idOf = (fields: Attributes, paths: readonly string[]) => fields.text(...paths)?.replace(/^0x/, "") ?? null;

export function isFlatSpan(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const fields = Attributes.of(value);
  const isNamed =
    fields.text(...namePaths) !== null || [...startPaths, "attributes"].some((path) => fields.get(path) !== undefined);
  if (!isNamed) return false;
  // JavaScript's console exporter calls the span's id "id".
  return (
    idOf(fields, tracePaths) !== null &&
    (idOf(fields, idPaths) !== null ||
      (fields.text("id") !== null && fields.get("traceId") !== undefined && fields.get("duration") !== undefined))
  );
}

/** The id of the trace that a span says it is of. */
export function traceIdOfFlatSpan(value: Json): string | null {
  return isObject(value) ? idOf(Attributes.of(value), tracePaths) : null;
}

/** The span and those nested in it; `position` counts them. */
export function flatSpans(value: JsonObject, position: number, above: Span | null = null): Span[] {
  const rest = new Remainder(value);
  const childKey = childKeys.find((key) => isList(rest.peek(key)));
  const children = childKey === undefined ? [] : (rest.takeList(childKey) ?? []);
  const others = children.filter((child) => !isObject(child));
  if (childKey !== undefined && others.length > 0) rest.keep(childKey, others);
  const resource = rest.takeObject("resource");
  const span = flatSpan(rest.left() ?? {}, resource, position, above);
  const spans = [span];
  for (const child of children) if (isObject(child)) spans.push(...flatSpans(child, position + spans.length, span));
  return spans;
}

function flatSpan(source: JsonObject, resource: JsonObject | null, position: number, above: Span | null): Span {
  const fields = Attributes.of(source);
  const attributes = attributesIn(source);
  const events = eventsOf(field(source, "events"));
  const start = firstInstant(fields, startPaths);
  const status = fields.get("status_code") ?? decoded(field(source, "status"));
  const scope = fields.text(
    "instrumentationScope.name",
    "instrumentationLibrary.name",
    "instrumentation_scope.name",
    "scope.name",
    "scope_name",
  );
  return spanOf({
    id: idOf(fields, idPaths) ?? fields.text("id") ?? `span ${position}`,
    traceId: idOf(fields, tracePaths) ?? above?.traceId ?? null,
    parentId: idOf(fields, parentPaths) ?? referredParent(source) ?? above?.id ?? null,
    name: fields.text(...namePaths) ?? "",
    type: fields.text("span_kind", "kind", "type")?.toLowerCase() ?? null,
    start,
    end: firstInstant(fields, endPaths) ?? endAfter(start, fields.get("duration")),
    error: errorOf(source, status, attributes, events),
    attributes,
    events,
    resource:
      resource === null
        ? Attributes.of(field(source, "resource_attributes"))
        : Attributes.of(field(resource, "attributes") ?? resource),
    scope,
    input: field(source, "input"),
    output: field(source, "output"),
    position,
    source,
    shared: resource === null ? null : { resource },
  });
}

/** Jaeger lists what a span refers to. */
function referredParent(source: JsonObject): string | null {
  const references = field(source, "references");
  const parent = (isList(references) ? references : []).find(
    (reference) => isObject(reference) && field(reference, "refType") === "CHILD_OF",
  );
  return isObject(parent) ? textField(parent, "spanID") : null;
}

function errorOf(
  source: JsonObject,
  status: Json | undefined,
  attributes: Attributes,
  events: readonly SpanEvent[],
): string | null {
  const own = decoded(field(source, "error"));
  const said = typeof own === "string" ? own : isObject(own) ? textField(own, "message") : null;
  const message = textField(source, "status_message") ?? textField(source, "statusMessage");
  return said !== null && said !== "" ? said : spanError(status, message, attributes, events);
}

/** Attributes as an object, as JSON text, as OTLP's list, or as columns called "attributes.…". */
function attributesIn(source: JsonObject): Attributes {
  const own = decoded(field(source, "attributes") ?? field(source, "span_attributes") ?? field(source, "tags"));
  const columns = Object.entries(source).filter(([key]) => key.startsWith("attributes."));
  const entries = Object.entries(isList(own) || isObject(own) ? attributesOf(own) : {});
  return new Attributes([
    ...columns.map(([key, value]): [string, Json] => [key.slice("attributes.".length), value]),
    ...entries,
  ]);
}

function eventsOf(value: Json | undefined): SpanEvent[] {
  const list = decoded(value);
  if (!isList(list)) return [];
  return list.filter(isObject).map((event) => {
    const own = decoded(field(event, "attributes") ?? field(event, "event_attributes"));
    return {
      name: textField(event, "name") ?? textField(event, "event_name") ?? "",
      attributes: Attributes.of(isList(own) ? attributesOf(own) : own),
    };
  });
}

function firstInstant(fields: Attributes, paths: readonly string[]): bigint | null {
  for (const path of paths) {
    const instant = instantOf(fields.get(path));
    if (instant !== null) return instant;
  }
  return null;
}

/** A duration in ISO 8601 ("PT58.8S"), in [seconds, nanoseconds], or in microseconds as the console exporter has it. */
function endAfter(start: bigint | null, duration: Json | undefined): bigint | null {
  if (start === null) return null;
  if (typeof duration === "number" && Number.isSafeInteger(duration) && duration >= 0)
    return start + BigInt(duration) * 1000n;
  const found =
    typeof duration === "string"
      ? /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/.exec(duration)
      : null;
  if (found === null) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = found;
  return start + BigInt(Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1e9));
}
