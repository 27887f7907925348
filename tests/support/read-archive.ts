/** Reads an upload that may be an archive, and collects what comes out. */
import type { ReadOptions } from "@/lib/traces/read-traces";
import { readUpload, type UploadEvent } from "@/lib/traces/read-upload";
import { collectAsync } from "./collect-async";

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1021) yield bytes.subarray(at, at + 1021);
}

export async function readArchive(content: Uint8Array, options: Partial<ReadOptions> = {}) {
  const events = await collectAsync(readUpload(inChunks(content), { filename: "upload", ...options }));
  const of = <T extends UploadEvent["type"]>(type: T) =>
    events.filter((event): event is Extract<UploadEvent, { type: T }> => event.type === type);
  return {
    events,
    formats: of("format").map(({ format }) => format),
    traces: of("trace").map(({ trace }) => trace),
    filenames: of("trace").map(({ filename }) => filename),
    rejected: of("rejected").map(({ message }) => message),
    warnings: of("warning").map(({ message }) => message),
    failure: of("failed")[0]?.failure ?? null,
  };
}
