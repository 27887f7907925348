/** The files of an archive in the order in which they are read; archives among them are opened, those inside these are not. */
import { countBytes, putAside } from "@/lib/traces/containers/byte-stream";
import { ContainerError, type UnpackMeter } from "@/lib/traces/containers/container-caps";
import { type ArchiveKind, type ContainerKind, containerKind, kindBytes } from "@/lib/traces/containers/container-kind";
import { inspectLogs, isInspectArchive } from "@/lib/traces/containers/inspect-archive";
import { joinContinued } from "@/lib/traces/containers/join-continued";
import { joinSessions } from "@/lib/traces/containers/join-sessions";
import { noTraceReason } from "@/lib/traces/containers/no-trace";
import { headOf, headTextOf, type StoredEntry, type StoredFile, skipped } from "@/lib/traces/containers/stored-file";
import { tarEntries } from "@/lib/traces/containers/tar-entries";
import { isCompression, nameInside, uncompressed } from "@/lib/traces/containers/uncompress";
import { zipEntries } from "@/lib/traces/containers/zip-entries";
import { beginsAsAgentRxLabels } from "@/lib/traces/formats/agentrx-shape";
import type { OpenScratch, ScratchFile } from "@/lib/traces/scratch-file";

export interface Layer {
  readonly meter: UnpackMeter;
  /** 0 for the upload itself, 1 for an archive in it. */
  readonly depth: number;
  readonly openScratch: OpenScratch;
}

const deepest = 1;

export async function* archiveFiles(
  archive: ScratchFile,
  kind: ArchiveKind,
  name: string,
  layer: Layer,
): AsyncGenerator<StoredEntry> {
  const listed = kind === "zip" ? zipEntries(archive, layer.meter) : tarEntries(archive, layer.meter.caps);
  const files: StoredFile[] = [];
  for await (const entry of listed) {
    const reason = entry.type === "file" ? noTraceReason(entry.name) : entry.reason;
    if (entry.type === "skipped" || reason !== null) yield skipped(entry.name, reason ?? "");
    else files.push({ ...entry, open: () => countBytes(entry.open(), (bytes) => layer.meter.unpacked(bytes)) });
  }
  if (isInspectArchive(files)) yield { type: "file", name, open: () => inspectLogs(files) };
  else for (const file of await inReadingOrder(files)) yield* opened(file, layer);
}

/** Sub-agents join their session, and what goes on in another file is read with it; labels come before the runs that they are about. */
async function inReadingOrder(files: readonly StoredFile[]): Promise<readonly StoredFile[]> {
  const first: StoredFile[] = [];
  const rest: StoredFile[] = [];
  for (const file of await joinContinued(await joinSessions(files))) {
    const isLabels = /\.json$/i.test(file.name) && beginsAsAgentRxLabels(await headTextOf(file, 4096));
    (isLabels ? first : rest).push(file);
  }
  return [...first, ...rest];
}

async function* opened(file: StoredFile, layer: Layer): AsyncGenerator<StoredEntry> {
  try {
    const kind = containerKind(await headOf(file, kindBytes));
    if (kind === null) yield file;
    else if (layer.depth >= deepest)
      yield skipped(file.name, "it is an archive in an archive in an archive; unpack it first");
    else yield* unpacked(file, kind, { ...layer, depth: layer.depth + 1 });
  } catch (error) {
    if (!(error instanceof ContainerError) || error.code === "too-large") throw error;
    yield skipped(file.name, `it cannot be opened: ${error.message}`);
  }
}

async function* unpacked(file: StoredFile, kind: ContainerKind, layer: Layer): AsyncGenerator<StoredEntry> {
  if (!isCompression(kind)) yield* below(file.name, archiveIn(file, kind, file.name, layer));
  else {
    const inside: StoredFile = {
      type: "file",
      name: nameInside(file.name),
      open: () => uncompressed(file.open(), kind, layer.meter),
    };
    const innerKind = containerKind(await headOf(inside, kindBytes));
    if (innerKind === null) yield inside;
    else if (isCompression(innerKind)) yield skipped(file.name, "it is compressed twice; unpack it once");
    else yield* below(file.name, archiveIn(inside, innerKind, file.name, layer));
  }
}

/** The files of an archive in an archive, which is put aside for as long as they are read. */
async function* archiveIn(
  file: StoredFile,
  kind: ArchiveKind,
  name: string,
  layer: Layer,
): AsyncGenerator<StoredEntry> {
  const scratch = await layer.openScratch();
  try {
    await putAside(file.open(), layer.meter.caps, scratch);
    yield* archiveFiles(scratch, kind, name, layer);
  } finally {
    await scratch.close();
  }
}

/** Names inside the archive follow its own; an Inspect log, which is one file to whoever made it, keeps its name. */
async function* below(name: string, entries: AsyncIterable<StoredEntry>): AsyncGenerator<StoredEntry> {
  for await (const entry of entries) yield entry.name === name ? entry : { ...entry, name: `${name}/${entry.name}` };
}
