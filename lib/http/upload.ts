import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** What an upload may grow to; streaming keeps memory flat, so this guards the disk. */
const caps = { bytes: 4 * 1024 ** 3, ratio: 200, freeBytes: 64 * 1024 ** 2 } as const;

/** Thrown while an upload is read: it is larger than we take, or its gzip is broken. */
export class UploadError extends Error {
  constructor(
    readonly code: "too-large" | "unreadable-upload",
    detail: string,
  ) {
    super(detail);
  }
}

async function* count(chunks: AsyncIterable<Uint8Array>, add: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    add(chunk.byteLength);
    yield chunk;
  }
}

async function* startingWith(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/**
 * The bytes of a request's body, with gzip undone where the bytes begin as gzip
 * does. Throws an `UploadError` past 4 GiB, and where gzip swells more than
 * 200-fold past its first 64 MiB, as only a bomb does.
 */
export async function* uploadedBytes(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  let received = 0;
  const source = count(body, (bytes) => {
    received += bytes;
  })[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < 2) {
    const next = await source.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.byteLength;
  }
  const [a, b] = Buffer.concat(first);
  const plain = startingWith(first, source);
  let produced = 0;
  const gzip = a === 0x1f && b === 0x8b;
  const chunks: AsyncIterable<Uint8Array> = gzip ? gunzip(plain) : plain;
  for await (const chunk of chunks) {
    produced += chunk.byteLength;
    if (produced > caps.bytes)
      throw new UploadError("too-large", "The upload is larger than 4 GiB. Split it and import the parts.");
    if (gzip && produced > caps.freeBytes && produced > received * caps.ratio) {
      throw new UploadError(
        "too-large",
        `The gzip swells more than ${caps.ratio}-fold. Unpack it and import what is inside.`,
      );
    }
    yield chunk;
  }
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(chunks);
  const unpacked = source.pipe(createGunzip());
  source.on("error", (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof UploadError) throw error;
    throw new UploadError("unreadable-upload", "The gzip is broken or cut off. Pack or send it again.");
  } finally {
    source.destroy();
  }
}
