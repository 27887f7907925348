/** Text in chunks → records with their place, in memory for one record. */
import { countLines } from "@/lib/traces/json-scanner";
import { JsonSplitter } from "@/lib/traces/json-splitter";
import type { Layout } from "@/lib/traces/layout";
import { SampleSplitter } from "@/lib/traces/sample-splitter";

interface Place {
  /** 0-based place in the upload. */
  readonly record: number;
  /** 1-based line on which it begins. */
  readonly line: number;
}

export type SplitItem =
  | ({
      readonly type: "record";
      readonly text: string;
      /** Whether it is an element of a list, rather than a value of its own. */
      readonly listed?: true;
    } & Place)
  /** What could not be split off, and why; its neighbours are still read. */
  | ({ readonly type: "bad"; readonly message: string } & Place)
  /** The other members of an object around the list of records, as JSON text. */
  | { readonly type: "wrapper"; readonly line: number; readonly text: string };

export interface SplitCaps {
  /** UTF-16 units of one record. */
  readonly record: number;
  /** UTF-16 units of an upload that has to be read as one. */
  readonly document: number;
  /** UTF-16 units from which on an upload is sorted by trace on the disk, where its records say which they are of. */
  readonly sorted: number;
}

const mebi = 1_048_576;
export const defaultCaps: SplitCaps = { record: 256 * mebi, document: 256 * mebi, sorted: 16 * mebi };

interface Splitter {
  push(chunk: string): SplitItem[];
  end(): SplitItem[];
}

export async function* splitRecords(
  chunks: AsyncIterable<string>,
  layout: Layout,
  caps: SplitCaps = defaultCaps,
): AsyncGenerator<SplitItem> {
  const splitter: Splitter =
    layout === "text"
      ? new PieceSplitter(null, caps.document)
      : layout === "lines"
        ? new PieceSplitter("\n", caps.record)
        : layout === "samples"
          ? new SampleSplitter(caps.record)
          : new JsonSplitter(layout === "array", caps.record);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** Splits at line ends, or not at all. */
class PieceSplitter implements Splitter {
  #pieces: string[] = [];
  #length = 0;
  #record = 0;
  #line = 1;

  constructor(
    readonly separator: string | null,
    readonly maxLength: number,
  ) {}

  push(chunk: string): SplitItem[] {
    if (this.separator === null) {
      this.#collect(chunk);
      return [];
    }
    const items: SplitItem[] = [];
    let from = 0;
    for (let end = chunk.indexOf(this.separator); end >= 0; end = chunk.indexOf(this.separator, from)) {
      this.#collect(chunk.slice(from, end));
      this.#emit(items);
      from = end + 1;
    }
    this.#collect(chunk.slice(from));
    return items;
  }

  end(): SplitItem[] {
    const items: SplitItem[] = [];
    this.#emit(items);
    return items;
  }

  #collect(piece: string): void {
    this.#length += piece.length;
    if (this.#length > this.maxLength) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  #emit(items: SplitItem[]): void {
    const text = this.#pieces.join("");
    const place = { record: this.#record, line: this.#line };
    if (this.#length > this.maxLength) {
      const what = this.separator === null ? "The upload" : "This line";
      const most = Math.round(this.maxLength / 1_048_576);
      items.push({
        type: "bad",
        ...place,
        message: `${what} is longer than ${most} MiB, the most that is read at once. Split it.`,
      });
      this.#record += 1;
    } else if (text.trim() !== "") {
      items.push({ type: "record", ...place, text });
      this.#record += 1;
    }
    this.#line += 1 + countLines(text);
    this.#pieces = [];
    this.#length = 0;
  }
}
