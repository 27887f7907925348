/**
 * An upload's files: itself, or what is in the ZIP, tar, gzip or Zstandard file that it is,
 * told by content. A plain or compressed file streams; an archive is put aside on the disk,
 * since its table of contents stands last, or nowhere.
 */
import { archiveFiles } from "@/lib/traces/containers/archive-files";
import { countBytes, peekBytes, putAside } from "@/lib/traces/containers/byte-stream";
import {
  type ContainerCaps,
  ContainerError,
  defaultContainerCaps,
  UnpackMeter,
} from "@/lib/traces/containers/container-caps";
import { type ArchiveKind, containerKind, kindBytes } from "@/lib/traces/containers/container-kind";
import { isCompression, nameInside, uncompressed } from "@/lib/traces/containers/uncompress";
import { type OpenScratch, scratchInMemory } from "@/lib/traces/scratch-file";

export interface UploadFile {
  readonly type: "file";
  readonly filename: string;
  /** Whether it came out of an archive, so that others may come beside it. */
  readonly archived: boolean;
  /** To be read once, before the next entry is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface LeftOutFile {
  readonly type: "skipped";
  readonly filename: string;
  /** Why, as the end of a sentence that begins with the name; "" where nobody will miss it. */
  readonly reason: string;
}

export type UploadEntry = UploadFile | LeftOutFile;

interface Opened {
  readonly filename: string;
  readonly kind: ArchiveKind | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

async function openOuter(chunks: AsyncIterable<Uint8Array>, filename: string, meter: UnpackMeter): Promise<Opened> {
  const outer = await peekBytes(
    countBytes(chunks, (bytes) => meter.packed(bytes)),
    kindBytes,
  );
  const kind = containerKind(outer.head);
  if (!isCompression(kind)) return { filename, kind, chunks: outer.chunks };
  const inner = await peekBytes(uncompressed(outer.chunks, kind, meter), kindBytes);
  const innerKind = containerKind(inner.head);
  if (isCompression(innerKind))
    throw new ContainerError("unreadable-upload", "The file is compressed twice. Unpack it once and import it again.");
  return { filename: nameInside(filename), kind: innerKind, chunks: inner.chunks };
}

interface OpenOptions {
  readonly caps?: ContainerCaps;
  readonly openScratch?: OpenScratch;
}

/** Throws a `ContainerError` where the upload as a whole is broken or too large. */
export async function* openUpload(
  chunks: AsyncIterable<Uint8Array>,
  filename: string,
  { caps = defaultContainerCaps, openScratch = scratchInMemory }: OpenOptions = {},
): AsyncGenerator<UploadEntry> {
  const meter = new UnpackMeter(caps);
  const upload = await openOuter(chunks, filename, meter);
  if (upload.kind === null) {
    yield { type: "file", filename: upload.filename, archived: false, chunks: upload.chunks };
    return;
  }
  const archive = await openScratch();
  try {
    await putAside(upload.chunks, caps, archive);
    const layer = { meter, depth: 0, openScratch };
    for await (const entry of archiveFiles(archive, upload.kind, upload.filename, layer)) {
      const { name } = entry;
      if (entry.type === "skipped") yield { type: "skipped", filename: name, reason: entry.reason };
      else yield { type: "file", filename: name, archived: name !== upload.filename, chunks: entry.open() };
    }
  } finally {
    await archive.close();
  }
}
