/** Tables as text (CSV, or parted by semicolons or tabs): each row becomes a record with the columns as its fields. */
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Json } from "@/lib/traces/canonical";
import type { Sample } from "@/lib/traces/format";
import type { SplitItem } from "@/lib/traces/split-records";

const rowsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const delimiters = [",", ";", "\t"] as const;
const columnName = /^[\p{L}_][\p{L}\p{N}_ .:/-]{0,60}$/u;
const sampleRows = 20;

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

function readTable(text: string, delimiter: string, most?: number): Table | null {
  try {
    const options = { bom: true, info: true, delimiter, ...(most === undefined ? {} : { to: most + 1 }) };
    const [head, ...rows] = rowsSchema.parse(parse(text, options));
    if (head === undefined) return null;
    // `lines` counts up to the end of the row; what matters is the place to look at.
    return { names: head.record, rows: rows.map(({ record, info }) => ({ cells: record, line: info.lines })) };
  } catch {
    // Rows of different lengths, or quotes in the middle of words: no table.
    return null;
  }
}

function isTable({ names, rows }: Table, isNamedSo: boolean): boolean {
  const isHead = names.every((name) => columnName.test(name)) && new Set(names).size === names.length;
  return isHead && names.length >= (isNamedSo ? 2 : 3) && rows.length >= (isNamedSo ? 1 : 3);
}

/** Whole lines of the head: the last one may be cut off. */
const wholeLines = (head: string) => (head.length < 65_536 ? head : head.slice(0, head.lastIndexOf("\n") + 1));

function recordOf(names: readonly string[], cells: readonly string[]): Json {
  return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
}

async function* recordsOf(items: AsyncIterable<SplitItem>, delimiter: string): AsyncGenerator<SplitItem> {
  for await (const item of items) {
    const table = item.type === "record" ? readTable(item.text, delimiter) : null;
    if (item.type !== "record") yield item;
    else if (table === null) {
      const message =
        "Its first rows are those of a table, but further down rows have other lengths or quotes are left open. Repair the table, or read it as plain text.";
      yield { type: "bad", record: 0, line: 1, message };
    } else {
      for (const [record, { cells, line }] of table.rows.entries())
        yield { type: "record", record, line, text: JSON.stringify(recordOf(table.names, cells)) };
    }
  }
}

interface Told {
  readonly sample: Sample;
  readonly items: AsyncIterable<SplitItem>;
}

/** Null where the text is no table. */
export function tableInside({ sample, items }: Told): Told | null {
  if (sample.container !== "text") return null;
  const isNamedSo = /\.(?:csv|tsv|tab)(?:\.gz)?$/i.test(sample.filename);
  const head = wholeLines(sample.head);
  for (const delimiter of delimiters) {
    const table = readTable(head, delimiter, sampleRows);
    if (table === null || !isTable(table, isNamedSo)) continue;
    const records = table.rows.map(({ cells }) => recordOf(table.names, cells));
    return { sample: { ...sample, container: "lines", records }, items: recordsOf(items, delimiter) };
  }
  return null;
}
