/**
 * Bytes to text: UTF-8 with or without a byte order mark, UTF-16 of either
 * order. Line ends stay as they are. Bytes that are no text in the encoding
 * become U+FFFD and are counted, so that the importer can say so.
 */
import { fail, ok, type Result } from "@/lib/core/result";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** The first bytes of files that hold no text, and what to do with them. */
const binaries: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], what: "a ZIP archive. Unpack it and upload the files in it" },
  { magic: [0x1f, 0x8b], what: "gzip-compressed. Unpack it, or send it with Content-Encoding: gzip" },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: "Zstandard-compressed. Unpack it first" },
  { magic: [0x25, 0x50, 0x44, 0x46], what: "a PDF. Upload the trace's own file" },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: "an image. Upload the trace's own file" },
  { magic: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file. Export it as JSONL" },
  { magic: [0xff, 0xfe, 0x00, 0x00], what: "UTF-32 text. Save it as UTF-8" },
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);

/** The encoding that the first bytes speak for, or a failure when they are no text. */
export function encodingOf(first: Uint8Array): Result<Encoding> {
  const binary = binaries.find(({ magic }) => startsWith(first, magic));
  if (binary !== undefined) return fail("unreadable-upload", `The file is ${binary.what}.`);
  if (startsWith(first, [0xff, 0xfe])) return ok("utf-16le");
  if (startsWith(first, [0xfe, 0xff])) return ok("utf-16be");
  return encodingOfZeros(first.subarray(0, 4096));
}

/** Without a byte order mark, UTF-16 of mostly Latin text shows by a zero in every other byte. */
function encodingOfZeros(sample: Uint8Array): Result<Encoding> {
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = Math.max(1, sample.length / 2);
  if (odd > pairs * 0.4 && even < odd / 10) return ok("utf-16le");
  if (even > pairs * 0.4 && odd < even / 10) return ok("utf-16be");
  // A few NULs happen in logs; a tenth of all bytes does not.
  if (even + odd > sample.length / 10) {
    return fail("unreadable-upload", "The file is binary, not text. Upload the trace as JSON, JSONL or a text log.");
  }
  return ok("utf-8");
}

export class Decoder {
  readonly #decoder: TextDecoder;
  readonly #encoding: Encoding;
  /** The last bytes, for a U+FFFD that is written across two chunks. */
  #tail: readonly number[] = [];
  /** Places where bytes were no text in the encoding. */
  replaced = 0;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
    this.#decoder = new TextDecoder(encoding);
  }

  text(bytes: Uint8Array): string {
    const text = this.#decoder.decode(bytes, { stream: true });
    this.replaced += countOf(text, "\ufffd") - this.#written(bytes);
    return text;
  }

  end(): string {
    const text = this.#decoder.decode();
    this.replaced += countOf(text, "\ufffd");
    return text;
  }

  /** How many U+FFFD the bytes hold that are meant as such. */
  #written(bytes: Uint8Array): number {
    const mark =
      this.#encoding === "utf-8" ? [0xef, 0xbf, 0xbd] : this.#encoding === "utf-16le" ? [0xfd, 0xff] : [0xff, 0xfd];
    const lead = mark[0] ?? 0;
    const carried = Uint8Array.from([...this.#tail, ...bytes.subarray(0, mark.length - 1)]);
    let count = 0;
    for (let at = 0; at < this.#tail.length; at += 1) if (startsWith(carried.subarray(at), mark)) count += 1;
    for (let at = bytes.indexOf(lead); at >= 0; at = bytes.indexOf(lead, at + 1)) {
      if (startsWith(bytes.subarray(at, at + mark.length), mark)) count += 1;
    }
    const kept = [...this.#tail, ...bytes.subarray(Math.max(0, bytes.length - mark.length + 1))];
    this.#tail = kept.slice(-(mark.length - 1));
    return count;
  }
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
