/** Bytes in chunks → text in chunks, with a look at the beginning. */
import { ok, type Result } from "@/lib/core/result";
import { Decoder, type Encoding, encodingOf } from "@/lib/traces/decode";

const firstBytes = 4096;

export interface OpenedText {
  readonly encoding: Encoding;
  readonly text: AsyncIterable<string>;
  /** How many places so far were no text in the encoding. */
  replaced(): number;
}

/** Reads as many bytes as it takes to tell the encoding, then decodes as it goes. */
export async function openText(
  chunks: AsyncIterable<Uint8Array>,
  onProgress?: (bytesRead: number) => void,
): Promise<Result<OpenedText>> {
  const source = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  while (size < firstBytes) {
    const next = await source.next();
    if (next.done === true) break;
    held.push(next.value);
    size += next.value.length;
  }
  const first = new Uint8Array(size);
  let at = 0;
  for (const chunk of held) {
    first.set(chunk, at);
    at += chunk.length;
  }
  const encoding = encodingOf(first);
  if (!encoding.ok) return encoding;
  const decoder = new Decoder(encoding.value);
  async function* decoded(): AsyncGenerator<string> {
    let read = first.length;
    try {
      yield decoder.text(first);
      onProgress?.(read);
      for (let next = await source.next(); next.done !== true; next = await source.next()) {
        read += next.value.length;
        yield decoder.text(next.value);
        onProgress?.(read);
      }
      yield decoder.end();
    } finally {
      // Whoever stops reading early lets go of the upload as well.
      await source.return?.();
    }
  }
  return ok({ encoding: encoding.value, text: decoded(), replaced: () => decoder.replaced });
}

export interface Peeked {
  readonly head: string;
  /** Whether the head is all there is. */
  readonly complete: boolean;
  /** The whole text again, from its beginning. */
  readonly text: AsyncIterable<string>;
}

export async function peek(text: AsyncIterable<string>, length: number): Promise<Peeked> {
  const source = text[Symbol.asyncIterator]();
  const held: string[] = [];
  let size = 0;
  let complete = false;
  while (size < length && !complete) {
    const next = await source.next();
    if (next.done === true) complete = true;
    else {
      held.push(next.value);
      size += next.value.length;
    }
  }
  async function* all(): AsyncGenerator<string> {
    try {
      yield* held.splice(0);
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { head: held.join(""), complete, text: all() };
}
