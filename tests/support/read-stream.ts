import { gunzipSync } from "node:zlib";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import type { ExportWish } from "@/lib/workflows/export-project";
import { exportProject } from "@/lib/workflows/export-project";
import type { Actor } from "./actor";

export async function bytesOfStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

type Wish = Partial<Omit<ExportWish, "filter" | "format">> & { readonly filter?: Record<string, string | string[]> };

/** An export's bytes, as a member would fetch them. */
export async function exported(actor: Actor, format: ExportWish["format"], wish: Wish = {}): Promise<Uint8Array> {
  const { flavour = "plain", package: packaging = "file", filter = {} } = wish;
  const result = await exportProject(await actor.scope("read"), {
    format,
    flavour,
    package: packaging,
    filter: traceFilterSchema.parse(filter),
  });
  if (!result.ok) throw new Error(result.failure.detail);
  return bytesOfStream(result.value.body);
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");

/** The lines of an archive, parsed. */
export function archiveLines(bytes: Uint8Array): Record<string, unknown>[] {
  return linesOf(textOf(gunzipSync(bytes))).map((line) => JSON.parse(line));
}

/** The files of a ZIP: name → text. */
export async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])));
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()));
  }
  return files;
}
