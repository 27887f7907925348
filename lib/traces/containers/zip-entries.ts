/** The files of a ZIP archive, by its table of contents. */
import { type Entry, type EntryGetDataOptions, Reader, ZipReader } from "@zip.js/zip.js";
import { ContainerError, tooManyFiles, type UnpackMeter } from "@/lib/traces/containers/container-caps";
import { type StoredEntry, shownName, skipped } from "@/lib/traces/containers/stored-file";
import { uncompressed } from "@/lib/traces/containers/uncompress";
import type { ScratchFile } from "@/lib/traces/scratch-file";

type ZippedFile = Extract<Entry, { directory: false }>;

/** Numbers of the ZIP specification (APPNOTE 6.3.10, 4.4.5). */
const stored = 0;
const deflated = 8;
const zstandard = 93;
const otherMethods: Readonly<Record<number, string>> = { 9: "Deflate64", 12: "bzip2", 14: "LZMA", 95: "XZ" };

function broken(): ContainerError {
  return new ContainerError("unreadable-upload", "The ZIP archive is broken or cut off. Pack or send it again.");
}

async function* dataOf(entry: ZippedFile, options: EntryGetDataOptions): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const reader = readable.getReader();
  // A failure before the first byte, as in the entry's own header, never reaches the stream.
  const done = entry.getData(writable, { useWebWorkers: false, ...options });
  done.catch(() => reader.cancel().catch(() => undefined));
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    await done;
  } catch {
    throw broken();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function entryOf(entry: Entry, meter: UnpackMeter): StoredEntry | null {
  const name = shownName(entry.filename);
  if (entry.directory) return null;
  if (entry.encrypted) return skipped(name, "it is encrypted");
  const method = entry.compressionMethod;
  if (method === stored || method === deflated)
    return { type: "file", name, open: () => dataOf(entry, { checkCrc32: true }) };
  if (method === zstandard)
    return { type: "file", name, open: () => uncompressed(dataOf(entry, { passThrough: true }), "zstd", meter) };
  return skipped(name, `it is compressed with ${otherMethods[method] ?? `method ${method}`}; pack it with Deflate`);
}

/** Lets the library read where it wants. */
class ArchiveReader extends Reader<ScratchFile> {
  constructor(readonly archive: ScratchFile) {
    super(archive);
    this.size = archive.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.archive.read(index, Math.min(index + length, this.size));
  }
}

export async function* zipEntries(archive: ScratchFile, meter: UnpackMeter): AsyncGenerator<StoredEntry> {
  // No name is ever a path here, so none has to be refused.
  const entries = new ZipReader(new ArchiveReader(archive), { filenameValidation: "tolerant" }).getEntriesGenerator();
  let count = 0;
  for (;;) {
    const next = await entries.next().catch(() => {
      throw broken();
    });
    if (next.done === true) return;
    count += 1;
    if (count > meter.caps.entries) throw tooManyFiles(meter.caps);
    const entry = entryOf(next.value, meter);
    if (entry !== null) yield entry;
  }
}
