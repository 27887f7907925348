/**
 * Inspect's `.eval` logs: a ZIP with one JSON file a sample. They become one
 * text of whole logs after one another, each with the header and one sample, so
 * that the reader of Inspect's JSON logs takes them one at a time. Summaries and
 * reductions repeat what the samples say.
 */
import { ContainerError } from "@/lib/traces/containers/container-caps";
import { headTextOf, type StoredFile } from "@/lib/traces/containers/stored-file";

const headers = ["header.json", "_journal/start.json"];
const sample = /^samples\/[^/]+\.json$/;

export function isInspectArchive(files: readonly StoredFile[]): boolean {
  return files.some(({ name }) => headers.includes(name)) && files.some(({ name }) => sample.test(name));
}

const longestHeader = 64 * 1_048_576;

export async function* inspectLogs(files: readonly StoredFile[]): AsyncGenerator<Uint8Array> {
  // A run that broke off has no header yet, only what it started with.
  const head = headers.map((name) => files.find((file) => file.name === name)).find((file) => file !== undefined);
  const header = head === undefined ? "" : (await headTextOf(head, longestHeader)).trim();
  if (!header.startsWith("{") || !header.endsWith("}"))
    throw new ContainerError(
      "unreadable-upload",
      "The header of this Inspect log is broken. Copy or write the log again.",
    );
  const members = header.slice(1, -1).trim();
  const encoder = new TextEncoder();
  for (const file of files) {
    if (!sample.test(file.name)) continue;
    yield encoder.encode(`{${members}${members === "" ? "" : ","}"samples":[`);
    yield* file.open();
    yield encoder.encode("]}\n");
  }
}
