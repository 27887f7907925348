/** Bytes in chunks: looking at the beginning, counting them, holding them. */
import { type ContainerCaps, ContainerError, inWords } from "@/lib/traces/containers/container-caps";
import type { ScratchFile } from "@/lib/traces/scratch-file";

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
export async function putAside(
  chunks: AsyncIterable<Uint8Array>,
  { held: most }: ContainerCaps,
  scratch: ScratchFile,
): Promise<void> {
  for await (const chunk of chunks) {
    if (scratch.size + chunk.length > most)
      throw new ContainerError(
        "too-large",
        `The archive is larger than ${inWords(most)}, the most of one that is put aside. Unpack it and import the files in it, or pack fewer at a time; a single file may be larger, gzipped too.`,
      );
    await scratch.append(chunk);
  }
}
