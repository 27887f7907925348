/**
 * Puts the records of each trace together that stand anywhere in an upload too
 * large to hold: they go to the disk as they come, and come back trace by
 * trace. In memory is only where each of them lies.
 */
import type { RecordPart, SourceRecord } from "@/lib/traces/format";
import { parseJson } from "@/lib/traces/parse-json";
import type { ScratchFile } from "@/lib/traces/scratch-file";

const encoder = new TextEncoder();
const pieceLength = 262_144;

export interface TraceGroup {
  readonly records: readonly SourceRecord[];
  /** What the parser had to say of them. */
  readonly notes: readonly string[];
}

/** A trace whose records are more than one trace may be. */
export interface OversizedGroup {
  readonly oversized: number;
  readonly record: number;
}

export class TraceSorter {
  /** Trace → where its records begin and end: start, end, start, end, … */
  readonly #places = new Map<string, number[]>();
  /** Records that belong to no trace go with the first. */
  readonly #unplaced: number[] = [];
  #pending: Uint8Array[] = [];
  #pendingLength = 0;
  #end = 0;

  constructor(readonly scratch: ScratchFile) {}

  /** `text` is the record as it was written, where it was. */
  async add({ record, line }: SourceRecord, parts: readonly RecordPart[], text: string): Promise<void> {
    for (const { key, value } of parts) {
      const asWritten = parts.length === 1 && text.isWellFormed() && !text.includes("\n");
      const bytes = encoder.encode(`${record} ${line} ${asWritten ? text : JSON.stringify(value)}\n`);
      this.#note(this.#placesOf(key), bytes.length);
      this.#pending.push(bytes);
      this.#pendingLength += bytes.length;
    }
    if (this.#pendingLength >= pieceLength) await this.#write();
  }

  /** The records of each trace, in the order in which traces first appeared; those longer than `most` bytes by name only. */
  async *groups(most: number): AsyncGenerator<TraceGroup | OversizedGroup> {
    await this.#write();
    let unplaced: readonly number[] = this.#unplaced;
    const all = this.#places.size === 0 ? [[]] : this.#places.values();
    for (const own of all) {
      const places = [...own, ...unplaced];
      unplaced = [];
      const length = lengthOf(places);
      if (length > most) yield { oversized: length, record: await this.#firstRecord(places) };
      else yield await this.#group(places);
    }
  }

  #placesOf(key: string | null): number[] {
    if (key === null) return this.#unplaced;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const places: number[] = [];
    // A copy, because a piece of a text holds on to the whole of it.
    this.#places.set(structuredClone(key), places);
    return places;
  }

  #note(places: number[], length: number): void {
    const start = this.#end;
    this.#end += length;
    if (places.at(-1) === start) places[places.length - 1] = this.#end;
    else places.push(start, this.#end);
  }

  async #write(): Promise<void> {
    const bytes = new Uint8Array(this.#pendingLength);
    let at = 0;
    for (const piece of this.#pending) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#pending = [];
    this.#pendingLength = 0;
    await this.scratch.append(bytes);
  }

  async #group(places: readonly number[]): Promise<TraceGroup> {
    const records: SourceRecord[] = [];
    const notes = new Set<string>();
    for (let at = 0; at < places.length; at += 2) {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
        await this.scratch.read(places[at] ?? 0, places[at + 1] ?? 0),
      );
      for (const row of text.split("\n")) {
        if (row === "") continue;
        const [, record, line, json] = /^(\d+) (\d+) (.*)$/s.exec(row) ?? [];
        const reading = parseJson(json ?? "");
        if (!reading.ok) throw new Error("What was put aside cannot be read back.");
        records.push({ record: Number(record), line: Number(line), value: reading.value });
        for (const note of reading.notes) notes.add(note);
      }
    }
    return { records, notes: [...notes] };
  }

  async #firstRecord(places: readonly number[]): Promise<number> {
    const start = places[0] ?? 0;
    const bytes = await this.scratch.read(start, Math.min(start + 20, places[1] ?? start));
    return Number.parseInt(new TextDecoder().decode(bytes), 10);
  }
}

function lengthOf(places: readonly number[]): number {
  let length = 0;
  for (let at = 0; at < places.length; at += 2) length += (places[at + 1] ?? 0) - (places[at] ?? 0);
  return length;
}
