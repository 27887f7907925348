/** Split-off records → what the chosen format reads in them. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type Format, isRejection, type ReadContext, type Rejection, type SourceRecord } from "@/lib/traces/format";
import { wrapperKey } from "@/lib/traces/identity";
import { field, isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import type { ReadEvent } from "@/lib/traces/read-traces";
import type { SplitItem } from "@/lib/traces/split-records";

type Place = Omit<SourceRecord, "value">;
type TraceEvent = Extract<ReadEvent, { type: "trace" }>;

interface ParseOptions extends ReadContext {
  /** The most that a document may hold, in UTF-16 units. */
  readonly maxDocument: number;
}

export async function* parseRecords(
  items: AsyncIterable<SplitItem>,
  format: Format,
  context: ParseOptions,
): AsyncGenerator<ReadEvent> {
  if (format.unit === "document") yield* parseDocument(items, context, (records) => format.parse(records, context));
  else if (format.unit === "text") yield* parseText(items, (text) => format.parse(text, context));
  else yield* parseEach(items, format, context);
}

async function* parseText(
  items: AsyncIterable<SplitItem>,
  parse: (text: string) => Iterable<ParsedTrace | Rejection>,
): AsyncGenerator<ReadEvent> {
  for await (const item of items) {
    if (item.type === "bad") yield { ...item, type: "rejected" };
    if (item.type === "record") yield* outcomes(parse(item.text), item);
  }
}

async function* parseEach(
  items: AsyncIterable<SplitItem>,
  format: Extract<Format, { unit: "record" }>,
  context: ReadContext,
): AsyncGenerator<ReadEvent> {
  const audit = format.audit?.();
  const reading = format.begin?.();
  let place: Place = { record: 0, line: 1 };
  // One trace is held back: what stands around the list comes last and belongs to it.
  let held: TraceEvent | null = null;
  for await (const item of items) {
    const read = readItem(item);
    if (read.wrapper !== null) {
      if (held === null) yield { type: "warning", message: lostWrapper(read.wrapper) };
      else held = wrapped(held, read.wrapper);
    }
    if (read.rejected !== null) yield read.rejected;
    if (read.record === null) continue;
    place = read.record;
    const parsed = (reading ?? format).parse(read.record, context);
    for (const event of outcomes(withNotes(parsed, read.notes), read.record)) {
      if (event.type !== "trace") {
        yield event;
        continue;
      }
      audit?.see(event.trace, read.record);
      if (held !== null) yield held;
      held = event;
    }
  }
  if (held !== null) yield held;
  if (reading) yield* outcomes(reading.end(), place);
  for (const message of audit?.warnings() ?? []) yield { type: "warning", message };
}

async function* parseDocument(
  items: AsyncIterable<SplitItem>,
  { maxDocument }: ParseOptions,
  parse: (records: readonly SourceRecord[]) => Iterable<ParsedTrace | Rejection>,
): AsyncGenerator<ReadEvent> {
  const records: SourceRecord[] = [];
  let length = 0;
  const notes: string[] = [];
  let wrapper: SourceRecord | null = null;
  for await (const item of items) {
    length += item.type === "bad" ? 0 : item.text.length;
    if (length > maxDocument) {
      yield { type: "failed", failure: { code: "too-large", detail: tooLong(maxDocument) } };
      return;
    }
    const read = readItem(item);
    if (read.rejected !== null) yield read.rejected;
    if (read.record !== null) records.push(read.record);
    wrapper = read.wrapper ?? wrapper;
    notes.push(...read.notes);
  }
  const [first] = records;
  if (first === undefined) return;
  for (const event of outcomes(withNotes(parse(records), notes), first)) {
    if (event.type !== "trace" || wrapper === null) yield event;
    else {
      yield wrapped(event, wrapper);
      wrapper = null;
    }
  }
}

interface ItemReading {
  readonly record: SourceRecord | null;
  readonly wrapper: SourceRecord | null;
  readonly rejected: Extract<ReadEvent, { type: "rejected" }> | null;
  readonly notes: readonly string[];
}

const nothing: ItemReading = { record: null, wrapper: null, rejected: null, notes: [] };

function readItem(item: SplitItem): ItemReading {
  if (item.type === "bad") return { ...nothing, rejected: { ...item, type: "rejected" } };
  const place: Place = { record: item.type === "record" ? item.record : 0, line: item.line };
  const reading = parseJson(item.text, item.line);
  if (!reading.ok) return { ...nothing, rejected: { type: "rejected", ...place, message: reading.message } };
  const record = { ...place, value: reading.value };
  return { ...nothing, notes: reading.notes, [item.type === "wrapper" ? "wrapper" : "record"]: record };
}

function* outcomes(results: Iterable<ParsedTrace | Rejection>, { record, line }: Place): Generator<ReadEvent> {
  for (const result of results) {
    if (isRejection(result)) yield { type: "rejected", record, line, message: result.message };
    else if (result.steps.length > 0 || result.archived !== undefined)
      yield { type: "trace", trace: result, record, line };
    else
      yield {
        type: "rejected",
        record,
        line,
        message: "There is no message or event in this record: nothing to read.",
      };
  }
}

function* withNotes(
  results: Iterable<ParsedTrace | Rejection>,
  notes: readonly string[],
): Generator<ParsedTrace | Rejection> {
  for (const result of results) {
    yield notes.length === 0 || isRejection(result) ? result : { ...result, warnings: [...result.warnings, ...notes] };
  }
}

function wrapped(event: TraceEvent, { value }: SourceRecord): TraceEvent {
  const { trace } = event;
  const raw = trace.raw === null ? {} : isObject(trace.raw) ? trace.raw : { value: trace.raw };
  // What a reader itself found around a trace stands within what stands around all of them.
  const own = field(raw, wrapperKey);
  const around: Json = own === undefined ? value : { around: value, within: own };
  return { ...event, trace: { ...trace, raw: { ...raw, [wrapperKey]: around } } };
}

function tooLong(maxDocument: number): string {
  const most = Math.round(maxDocument / 1_048_576);
  return `These messages make up one trace together, and are longer than ${most} MiB, the most that is read as one. Write one trace a record.`;
}

function lostWrapper({ value }: SourceRecord): string {
  return `What stands around the list in the file belongs to no trace and was left out: ${JSON.stringify(value).slice(0, 1000)}`;
}
