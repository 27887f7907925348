/** Objects that hold a list of spans, as TRAIL's traces and the answers of trace stores do. */
import type { Json } from "@/lib/traces/canonical";
import type { RecordPart } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { flatSpans, isFlatSpan, traceIdOfFlatSpan } from "@/lib/traces/spans/sources/flat-span";
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

/** The trace that a list says all its spans are of. */
function commonTraceId({ rest }: SpanList): string | null {
  const traceId = field(rest, "trace_id") ?? field(rest, "traceId");
  return typeof traceId === "string" ? traceId : null;
}

/** What of a span, or of a list of spans, belongs to which trace. */
export function partsOfSpans(value: Json): readonly RecordPart[] {
  const found = isObject(value) && !isFlatSpan(value) ? spanListOf(value) : null;
  if (found === null) return [{ key: traceIdOfFlatSpan(value), value }];
  const common = commonTraceId(found);
  const byTrace = Map.groupBy(found.list, (item) => traceIdOfFlatSpan(item) ?? common);
  const [only] = byTrace.keys();
  if (byTrace.size === 1 && only !== undefined) return [{ key: only, value }];
  const id = common === null ? null : { trace_id: common };
  return [...byTrace].map(([key, spans], index) => ({ key, value: { ...(index === 0 ? found.rest : id), spans } }));
}

/** Null where the value holds no list of spans; `position` counts them. */
export function containedSpans(value: Json, position: number): ContainedSpans | null {
  const found = isObject(value) ? spanListOf(value) : null;
  if (found === null) return null;
  const known = commonTraceId(found);
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
