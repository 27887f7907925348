/** Lists of spans, one object each, in the forms of SDKs and trace stores. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type Rejection, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { flatSpans, isFlatSpan } from "@/lib/traces/spans/sources/flat-span";
import type { Span } from "@/lib/traces/spans/span";
import { tracesOfSpans } from "@/lib/traces/spans/traces-of-spans";

const nested = (value: Json) => isObject(value) && (spanListOf(value) !== null || isFlatSpan(value));

/** The list of spans that an object holds, as TRAIL's traces and some stores' answers do. */
function spanListOf(value: JsonObject): { readonly spans: readonly Json[]; readonly rest: JsonObject } | null {
  for (const key of ["spans", "data"]) {
    const inner = field(value, key);
    const rest = () => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (isList(inner) && mostly(inner, (item) => isFlatSpan(item) || isNestedSpan(item)))
      return { spans: inner, rest: rest() };
    const below = isObject(inner) ? spanListOf(inner) : null;
    if (below !== null) return { spans: below.spans, rest: { ...rest(), [key]: below.rest } };
  }
  return null;
}

/** TRAIL's spans take the trace's id from the object around them. */
function isNestedSpan(value: Json): boolean {
  return (
    isObject(value) && typeof field(value, "span_id") === "string" && typeof field(value, "span_name") === "string"
  );
}

export const spanList: DocumentFormat = {
  name: "span-list",
  title: "Spans, one object each (SDK JSON, Phoenix, ReadableSpan, TRAIL)",
  unit: "document",
  detect: ({ records }) => mostly(records, nested),
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const rests: Json[] = [];
    for (const { value } of records) {
      const list = isObject(value) && !isFlatSpan(value) ? spanListOf(value) : null;
      const traceId = list === null ? undefined : (field(list.rest, "trace_id") ?? field(list.rest, "traceId"));
      for (const item of list?.spans ?? [value]) {
        if (isObject(item) && (isFlatSpan(item) || isNestedSpan(item))) {
          const own = flatSpans(item, spans.length);
          for (const span of own)
            spans.push(typeof traceId === "string" ? { ...span, traceId: span.traceId ?? traceId } : span);
        } else if (list !== null) rests.push(item);
        else
          yield reject(
            `This record is no span: an id of the span and of its trace are expected. It begins ${JSON.stringify(item).slice(0, 200)}`,
          );
      }
      if (list !== null && Object.keys(list.rest).length > 0) rests.push(list.rest);
    }
    if (spans.length === 0 && rests.length > 0) yield reject("There is no span in this file.");
    yield* tracesOfSpans(
      spans,
      rests.length === 0 ? null : { around: rests.length === 1 ? (rests[0] ?? null) : rests },
    );
  },
};
