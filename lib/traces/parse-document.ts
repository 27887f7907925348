/**
 * An upload whose records make up its traces together. It is held as a whole up
 * to a cap; of formats whose records say which trace they are of, any size is
 * read, sorted by trace on the disk.
 */
import type { DocumentFormat, ReadContext, SourceRecord } from "@/lib/traces/format";
import { outcomes, readItem, withNotes, wrapped } from "@/lib/traces/item-events";
import type { ReadEvent } from "@/lib/traces/read-traces";
import type { OpenScratch } from "@/lib/traces/scratch-file";
import type { SplitCaps, SplitItem } from "@/lib/traces/split-records";
import { TraceSorter } from "@/lib/traces/trace-sorter";

interface DocumentOptions extends ReadContext {
  readonly caps: SplitCaps;
  readonly openScratch: OpenScratch;
}

export async function* parseDocument(
  items: AsyncIterable<SplitItem>,
  format: DocumentFormat,
  options: DocumentOptions,
): AsyncGenerator<ReadEvent> {
  const { caps } = options;
  let held: Held[] = [];
  let length = 0;
  let sorter: TraceSorter | null = null;
  let wrapper: SourceRecord | null = null;
  const notes: string[] = [];
  try {
    for await (const item of items) {
      length += item.type === "bad" ? 0 : item.text.length;
      if (sorter === null && format.partsOf !== undefined && length > caps.sorted) {
        sorter = new TraceSorter(await options.openScratch());
        for (const { record, text } of held) await sorter.add(record, format.partsOf(record.value), text);
        held = [];
      }
      if (sorter === null && length > caps.document)
        return yield { type: "failed", failure: { code: "too-large", detail: tooLong(caps.document) } };
      const read = readItem(item);
      if (read.rejected !== null) yield read.rejected;
      wrapper = read.wrapper ?? wrapper;
      if (read.record === null || item.type !== "record") continue;
      if (sorter === null) {
        held.push({ record: read.record, text: format.partsOf === undefined ? "" : item.text });
        notes.push(...read.notes);
      } else await sorter.add(read.record, format.partsOf?.(read.record.value) ?? [], item.text);
    }
    const events =
      sorter === null
        ? parseHeld(
            held.splice(0).map(({ record }) => record),
            notes,
            format,
            options,
          )
        : parseSorted(sorter, format, options);
    for await (const event of events) {
      if (event.type !== "trace" || wrapper === null) yield event;
      else {
        yield wrapped(event, wrapper);
        wrapper = null;
      }
    }
  } finally {
    await sorter?.scratch.close();
  }
}

interface Held {
  readonly record: SourceRecord;
  /** As it was written, where it may have to go to the disk. */
  readonly text: string;
}

function* parseHeld(
  records: readonly SourceRecord[],
  notes: readonly string[],
  format: DocumentFormat,
  options: ReadContext,
): Generator<ReadEvent> {
  const [first] = records;
  if (first !== undefined) yield* outcomes(withNotes(format.parse(records, options), notes), first);
}

async function* parseSorted(
  sorter: TraceSorter,
  format: DocumentFormat,
  options: DocumentOptions,
): AsyncGenerator<ReadEvent> {
  for await (const group of sorter.groups(options.caps.document)) {
    if ("oversized" in group) {
      const { record } = group;
      yield { type: "rejected", record, line: 1, message: tooLong(options.caps.document) };
    } else yield* parseHeld(group.records, group.notes, format, options);
  }
}

function tooLong(most: number): string {
  return `These messages make up one trace together, and are longer than ${Math.round(most / 1_048_576)} MiB, the most that is read as one. Write one trace a record.`;
}
