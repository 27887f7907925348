/**
 * A live OTLP request → its spans, each as a request of its own. So the spans of
 * one trace that come in several requests are put together again by reading the
 * small requests one after the other, with the reader that files go through.
 */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { spanId } from "@/lib/traces/spans/span-id";

export interface LivePart {
  readonly traceId: string;
  readonly spanId: string;
  /** An ExportTraceServiceRequest in JSON that holds this span alone. */
  readonly body: string;
}

export interface SplitRequest {
  readonly parts: readonly LivePart[];
  /** A sentence for each span that cannot be taken. */
  readonly problems: readonly string[];
}

/** Null where the value is no ExportTraceServiceRequest in OTLP/JSON, whose names are in lowerCamelCase. */
export function splitRequest(request: Json): SplitRequest | null {
  if (!isObject(request)) return null;
  const groups = field(request, "resourceSpans") ?? [];
  if (!isList(groups)) return null;
  const parts: LivePart[] = [];
  const problems: string[] = [];
  for (const group of objects(groups)) {
    for (const scoped of objects(field(group, "scopeSpans"))) {
      const spans = field(scoped, "spans");
      for (const span of isList(spans) ? spans : []) {
        const part = partOf(span, group, scoped);
        if (typeof part === "string") problems.push(part);
        else parts.push(part);
      }
    }
  }
  return { parts, problems };
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return list !== undefined && isList(list) ? list.filter(isObject) : [];
}

/** Files may have ids of any form; what is sent live keeps to OTLP, so that a sender learns of what it gets wrong. */
const isIdOf = (id: string, bytes: number) => id.length === bytes * 2 && /^[0-9a-f]+$/.test(id);
const shown = (id: string) => JSON.stringify(id.slice(0, 64));

function partOf(span: Json, group: JsonObject, scoped: JsonObject): LivePart | string {
  if (!isObject(span)) return "A span is no object.";
  const id = spanId(field(span, "spanId"), 8);
  const traceId = spanId(field(span, "traceId"), 16);
  if (id === null) return "A span has no spanId.";
  if (traceId === null) return `The span ${id} has no traceId.`;
  if (!isIdOf(id, 8)) return `The spanId ${shown(id)} is no id of 8 bytes in hex.`;
  if (!isIdOf(traceId, 16)) return `The traceId ${shown(traceId)} is no id of 16 bytes in hex.`;
  const alone = { resourceSpans: [{ ...group, scopeSpans: [{ ...scoped, spans: [span] }] }] };
  return { traceId, spanId: id, body: JSON.stringify(alone) };
}
