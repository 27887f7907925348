/** OTLP/JSON: an ExportTraceServiceRequest → spans. Serves files and the live endpoint alike. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { attributesOf } from "@/lib/traces/spans/any-value";
import { Attributes } from "@/lib/traces/spans/attributes";
import { type Span, type SpanEvent, spanOf } from "@/lib/traces/spans/span";
import { spanError } from "@/lib/traces/spans/span-error";
import { spanId } from "@/lib/traces/spans/span-id";
import { nanosOf } from "@/lib/traces/spans/span-time";

export interface OtlpReading {
  readonly spans: readonly Span[];
  /** A sentence for each span that could not be taken. */
  readonly problems: readonly string[];
  /** What the request says beside its spans. */
  readonly rest: JsonObject | null;
}

/** The specification writes lowerCamelCase; dumps of other encoders have the names of the proto files, or older ones. */
export const resourceKeys = ["resourceSpans", "resource_spans", "batches"];
export const scopeKeys = ["scopeSpans", "scope_spans", "instrumentationLibrarySpans"];

export function isOtlpRequest(value: Json): value is JsonObject {
  return isObject(value) && resourceKeys.some((key) => isList(field(value, key)));
}

/** OTLP's times tell the order; the place in a request does not, since exporters send spans as they end. */
export function spansOfOtlp(request: Json): OtlpReading {
  const reader = new RequestReader();
  if (!isOtlpRequest(request)) {
    return { spans: [], problems: ['This is no OTLP request: a list "resourceSpans" is expected.'], rest: null };
  }
  const key = listKey(request, resourceKeys);
  for (const group of listAt(request, key)) reader.group(group);
  const left = { ...without(request, key), ...(reader.unplaced.length === 0 ? null : { unplaced: reader.unplaced }) };
  const rest = Object.keys(left).length === 0 ? null : left;
  return { spans: reader.spans, problems: reader.problems, rest };
}

class RequestReader {
  readonly spans: Span[] = [];
  readonly problems: string[] = [];
  /** What could not be taken, and what stood around no span at all. */
  readonly unplaced: Json[] = [];

  group(group: Json): void {
    if (!isObject(group)) {
      this.#refuse(group, 'One of "resourceSpans" is no object.');
      return;
    }
    const key = listKey(group, scopeKeys);
    const resource = withAttributes(field(group, "resource") ?? null);
    const around: JsonObject = { resource, ...named("resourceSpans", without(group, "resource", key)) };
    const scopes = listAt(group, key);
    if (scopes.length === 0) this.unplaced.push(around);
    for (const scoped of scopes) this.#scope(scoped, around);
  }

  #scope(scoped: Json, around: JsonObject): void {
    if (!isObject(scoped)) {
      this.#refuse(scoped, 'One of "scopeSpans" is no object.');
      return;
    }
    const spans = field(scoped, "spans");
    const scopeKey = Object.hasOwn(scoped, "scope") ? "scope" : "instrumentationLibrary";
    const scope = withAttributes(field(scoped, scopeKey) ?? null);
    const left = without(scoped, scopeKey, isList(spans) ? "spans" : undefined);
    const shared: JsonObject = { ...around, scope, ...named("scopeSpans", left) };
    const resource = field(shared, "resource");
    const facts = {
      shared,
      resource: isObject(resource) ? Attributes.of(field(resource, "attributes")) : Attributes.none,
      scope: isObject(scope) ? textField(scope, "name") : null,
    };
    const before = this.spans.length;
    for (const value of listAt(scoped, "spans")) {
      const span = readSpan(value);
      if (typeof span === "string") this.#refuse(value, span);
      else this.spans.push({ ...span, ...facts });
    }
    if (this.spans.length === before) this.unplaced.push(shared);
  }

  #refuse(value: Json, problem: string): void {
    this.unplaced.push(value);
    this.problems.push(`${problem} It begins ${JSON.stringify(value).slice(0, 200)}`);
  }
}

/** What is left of an object, under a name of its own: its keys may be those of the object that it goes into. */
function named(name: string, left: JsonObject): JsonObject | null {
  return Object.keys(left).length === 0 ? null : { [name]: left };
}

/** The id of the trace that a span of a request is of; null where it is no span that can be taken. */
export function traceIdOfSpan(value: Json): string | null {
  return isObject(value) ? spanId(field(value, "traceId") ?? field(value, "trace_id"), 16) : null;
}

function readSpan(value: Json): Span | string {
  if (!isObject(value)) return "A span is no object.";
  const get = (camel: string, snake: string) => field(value, camel) ?? field(value, snake);
  const id = spanId(get("spanId", "span_id"), 8);
  const traceId = spanId(get("traceId", "trace_id"), 16);
  if (id === null) return "A span has no spanId.";
  if (traceId === null) return `The span ${id} has no traceId.`;
  const attributes = attributesOf(field(value, "attributes"));
  const events = listAt(value, "events").map(withAttributes);
  const named = Attributes.of(attributes);
  const readable = events.filter(isObject).map(
    (event): SpanEvent => ({
      name: textField(event, "name") ?? "",
      attributes: Attributes.of(field(event, "attributes")),
    }),
  );
  return spanOf({
    id,
    traceId,
    parentId: spanId(get("parentSpanId", "parent_span_id"), 8),
    name: textField(value, "name") ?? "",
    start: nanosOf(get("startTimeUnixNano", "start_time_unix_nano")),
    end: nanosOf(get("endTimeUnixNano", "end_time_unix_nano")),
    error: spanError(field(value, "status"), null, named, readable),
    attributes: named,
    events: readable,
    source: Object.fromEntries(
      Object.entries(value).map(([key, item]): [string, Json] => {
        if (key === "attributes" && isList(item)) return [key, attributes];
        return [key, (key === "events" || key === "links") && isList(item) ? item.map(withAttributes) : item];
      }),
    ),
  });
}

/** The object with its attributes as an object, not as a list of keys and typed values. */
function withAttributes(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "attributes" && isList(item) ? attributesOf(item) : item]),
  );
}

export function listKey(object: JsonObject, keys: readonly string[]): string | undefined {
  return keys.find((key) => isList(field(object, key)));
}

function listAt(object: JsonObject, key: string | undefined): readonly Json[] {
  const list = key === undefined ? undefined : field(object, key);
  return isList(list) ? list : [];
}

export function without(object: JsonObject, ...keys: readonly (string | undefined)[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
