/** What a table of contents says. Names are data: nothing is ever written to, or read from, a path of that name. */
import { joinBytes } from "@/lib/traces/containers/byte-stream";

export interface StoredFile {
  readonly type: "file";
  readonly name: string;
  /** Bytes from the beginning; asked for again, they come again. */
  open(): AsyncIterable<Uint8Array>;
}

export interface SkippedFile {
  readonly type: "skipped";
  readonly name: string;
  /** Why, as the end of a sentence that begins with the name; "" where nobody will miss it. */
  readonly reason: string;
}

export type StoredEntry = StoredFile | SkippedFile;

export function skipped(name: string, reason: string): SkippedFile {
  return { type: "skipped", name, reason };
}

const longestName = 500;

/** A name as it is shown and passed on: no control characters, not endless. */
export function shownName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
  const plain = name.replace(/[\u0000-\u001f\u007f]/g, "\ufffd");
  return plain.length <= longestName ? plain : `…${plain.slice(-longestName)}`;
}

/** The first bytes of a file, or all of a shorter one. */
export async function headOf(file: StoredFile, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of file.open()) {
    pieces.push(chunk);
    held += chunk.length;
    if (held >= length) break;
  }
  return joinBytes(pieces).subarray(0, length);
}

export async function headTextOf(file: StoredFile, length: number): Promise<string> {
  return new TextDecoder().decode(await headOf(file, length));
}
