/** What was split off → records and what is to be said of them. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { isRejection, type Rejection, type SourceRecord } from "@/lib/traces/format";
import { wrapperKey } from "@/lib/traces/identity";
import { joinNamelessCalls } from "@/lib/traces/join-calls";
import { field, isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import type { ReadEvent } from "@/lib/traces/read-traces";
import type { SplitItem } from "@/lib/traces/split-records";

export type Place = Omit<SourceRecord, "value">;
export type TraceEvent = Extract<ReadEvent, { type: "trace" }>;

interface ItemReading {
  readonly record: SourceRecord | null;
  readonly wrapper: SourceRecord | null;
  readonly rejected: Extract<ReadEvent, { type: "rejected" }> | null;
  readonly notes: readonly string[];
}

const nothing: ItemReading = { record: null, wrapper: null, rejected: null, notes: [] };

export function readItem(item: SplitItem): ItemReading {
  if (item.type === "bad") return { ...nothing, rejected: { ...item, type: "rejected" } };
  const place: Place = { record: item.type === "record" ? item.record : 0, line: item.line };
  const reading = parseJson(item.text, item.line);
  if (!reading.ok) return { ...nothing, rejected: { type: "rejected", ...place, message: reading.message } };
  const record = { ...place, value: reading.value };
  return { ...nothing, notes: reading.notes, [item.type === "wrapper" ? "wrapper" : "record"]: record };
}

export function* outcomes(results: Iterable<ParsedTrace | Rejection>, { record, line }: Place): Generator<ReadEvent> {
  for (const result of results) {
    if (isRejection(result)) yield { type: "rejected", record, line, message: result.message };
    else if (result.archived !== undefined) yield { type: "trace", trace: result, record, line };
    else if (result.steps.length > 0)
      yield { type: "trace", trace: { ...result, steps: joinNamelessCalls(result.steps) }, record, line };
    else
      yield {
        type: "rejected",
        record,
        line,
        message: "There is no message or event in this record: nothing to read.",
      };
  }
}

export function* withNotes(
  results: Iterable<ParsedTrace | Rejection>,
  notes: readonly string[],
): Generator<ParsedTrace | Rejection> {
  for (const result of results) {
    yield notes.length === 0 || isRejection(result) ? result : { ...result, warnings: [...result.warnings, ...notes] };
  }
}

export function wrapped(event: TraceEvent, { value }: SourceRecord): TraceEvent {
  const { trace } = event;
  const raw = trace.raw === null ? {} : isObject(trace.raw) ? trace.raw : { value: trace.raw };
  // What a reader itself found around a trace stands within what stands around all of them.
  const own = field(raw, wrapperKey);
  const around: Json = own === undefined ? value : { around: value, within: own };
  return { ...event, trace: { ...trace, raw: { ...raw, [wrapperKey]: around } } };
}
