/** Bytes in chunks: looking at the beginning, counting them, holding them. */
import { type ContainerCaps, ContainerError, inWords } from "@/lib/traces/containers/container-caps";

export interface PeekedBytes {
  /** The first `size` bytes, or as many as there are. */
  readonly head: Uint8Array;
  /** All bytes again, from the beginning. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export async function peekBytes(chunks: AsyncIterable<Uint8Array>, size: number): Promise<PeekedBytes> {
  const source = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await source.next();
    if (next.done === true) break;
    held.push(next.value);
    length += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* held;
      for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { head: joinBytes(held).subarray(0, size), chunks: all() };
}

export async function* countBytes(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

/** All bytes as one thing that can be read at any place. */
export async function holdBytes(chunks: AsyncIterable<Uint8Array>, { held: most }: ContainerCaps): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most)
      throw new ContainerError(
        "too-large",
        `The archive is larger than ${inWords(most)}, the most of one that is held at once. Unpack it and import the files in it, or pack fewer at a time; a single file may be larger, gzipped too.`,
      );
    pieces.push(new Uint8Array(chunk));
  }
  return new Blob(pieces);
}

export async function bytesAt(blob: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}
