/** Objects that hold a list of spans, as TRAIL's traces and the answers of trace stores do. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { flatSpans, isFlatSpan } from "@/lib/traces/spans/sources/flat-span";
import type { Span } from "@/lib/traces/spans/span";

interface SpanList {
  readonly list: readonly Json[];
  /** What stands beside the list, on every level. */
  readonly rest: JsonObject;
}

function spanListOf(value: JsonObject): SpanList | null {
  for (const key of ["spans", "data"]) {
    const inner = field(value, key);
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (isList(inner) && mostly(inner, isContained)) return { list: inner, rest };
    const below = isObject(inner) ? spanListOf(inner) : null;
    if (below !== null) return { list: below.list, rest: { ...rest, [key]: below.rest } };
  }
  return null;
}

/** TRAIL's spans take the trace's id from the object around them. */
function isContained(value: Json): value is JsonObject {
  if (isFlatSpan(value)) return true;
  return isObject(value) && ["span_id", "span_name"].every((key) => typeof field(value, key) === "string");
}

export interface ContainedSpans {
  readonly spans: readonly Span[];
  /** What belongs to no span. */
  readonly rest: readonly Json[];
}

export function holdsSpans(value: Json | undefined): value is JsonObject {
  return isObject(value) && spanListOf(value) !== null;
}

/** Null where the value holds no list of spans; `position` counts them. */
export function containedSpans(value: Json, position: number): ContainedSpans | null {
  const found = isObject(value) ? spanListOf(value) : null;
  if (found === null) return null;
  const traceId = field(found.rest, "trace_id") ?? field(found.rest, "traceId");
  const known = typeof traceId === "string" ? traceId : null;
  const spans: Span[] = [];
  const rest: Json[] = [];
  for (const item of found.list) {
    if (!isContained(item)) rest.push(item);
    else
      for (const span of flatSpans(item, position + spans.length))
        spans.push({ ...span, traceId: span.traceId ?? known });
  }
  if (Object.keys(found.rest).length > 0) rest.push(found.rest);
  return { spans, rest };
}
