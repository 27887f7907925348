/** Split-off records → what the chosen format reads in them. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import type { Format, ReadContext, Rejection, SourceRecord } from "@/lib/traces/format";
import { outcomes, type Place, readItem, type TraceEvent, withNotes, wrapped } from "@/lib/traces/item-events";
import { parseDocument } from "@/lib/traces/parse-document";
import type { ReadEvent } from "@/lib/traces/read-traces";
import type { OpenScratch } from "@/lib/traces/scratch-file";
import type { SplitCaps, SplitItem } from "@/lib/traces/split-records";

interface ParseOptions extends ReadContext {
  readonly caps: SplitCaps;
  readonly openScratch: OpenScratch;
}

export async function* parseRecords(
  items: AsyncIterable<SplitItem>,
  format: Format,
  context: ParseOptions,
): AsyncGenerator<ReadEvent> {
  if (format.unit === "document") yield* parseDocument(items, format, context);
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
  let around: SourceRecord | null = null;
  for await (const item of items) {
    const read = readItem(item);
    if (read.wrapper !== null) {
      if (held === null) around = read.wrapper;
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
  for (const event of reading ? outcomes(reading.end(), place) : []) {
    if (event.type !== "trace" || around === null) yield event;
    else {
      yield wrapped(event, around);
      around = null;
    }
  }
  if (around !== null) yield { type: "warning", message: lostWrapper(around) };
  for (const message of audit?.warnings() ?? []) yield { type: "warning", message };
}

function lostWrapper({ value }: SourceRecord): string {
  return `What stands around the list in the file belongs to no trace and was left out: ${JSON.stringify(value).slice(0, 1000)}`;
}
