/** Gzip and Zstandard undone as they stream, counted against the caps. */
import { createGunzip, createZstdDecompress } from "node:zlib";
import { ContainerError, type UnpackMeter } from "@/lib/traces/containers/container-caps";

export const compressions = ["gzip", "zstd"] as const;
export type Compression = (typeof compressions)[number];

const titles: Readonly<Record<Compression, string>> = { gzip: "gzip", zstd: "Zstandard file" };

export function isCompression(kind: string | null): kind is Compression {
  return compressions.some((one) => one === kind);
}

type Transform = ReturnType<typeof createGunzip>;

function drained(transform: Transform): Promise<void> {
  return new Promise((resolve) => {
    transform.once("drain", resolve);
    transform.once("close", resolve);
  });
}

/** Writes as fast as the other end is read, and lets go of the source when nobody reads any more. */
async function feed(chunks: AsyncIterable<Uint8Array>, transform: Transform): Promise<void> {
  for await (const chunk of chunks) {
    if (transform.destroyed) return;
    if (!transform.write(chunk)) await drained(transform);
  }
  transform.end();
}

export async function* uncompressed(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
  meter: UnpackMeter,
): AsyncGenerator<Uint8Array> {
  const transform = compression === "gzip" ? createGunzip() : createZstdDecompress();
  let lost: { readonly error: unknown } | null = null;
  const feeding = feed(chunks, transform).catch((error: unknown) => {
    lost = { error };
    transform.destroy();
  });
  try {
    for await (const chunk of transform) {
      if (!(chunk instanceof Uint8Array)) continue;
      meter.unpacked(chunk.length);
      yield chunk;
    }
  } catch (error) {
    await feeding;
    if (error instanceof ContainerError) throw error;
    // Whoever gave us the bytes failed, not what they are.
    rethrow(lost);
    throw new ContainerError(
      "unreadable-upload",
      `The ${titles[compression]} is broken or cut off. Pack or send it again.`,
    );
  } finally {
    transform.destroy();
    await feeding;
  }
}

function rethrow(lost: { readonly error: unknown } | null): void {
  if (lost !== null) throw lost.error;
}

/** The name of a file without the ending that its compression gave it. */
export function nameInside(name: string): string {
  return name.replace(/\.tgz$/i, ".tar").replace(/\.(?:gz|zst)$/i, "");
}
