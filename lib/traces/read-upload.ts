/**
 * An upload, which may be an archive of several files: every file in it is read
 * as an upload of its own would be, and all that is said of it names it.
 */
import { countBytes, joinBytes, peekBytes } from "@/lib/traces/containers/byte-stream";
import { ContainerError, inWords } from "@/lib/traces/containers/container-caps";
import { openUpload, type UploadFile } from "@/lib/traces/containers/open-upload";
import { AgentRxBook } from "@/lib/traces/formats/agentrx-book";
import { beginsAsAgentRxLabels } from "@/lib/traces/formats/agentrx-shape";
import { parseJson } from "@/lib/traces/parse-json";
import { type ReadEvent, type ReadOptions, readTraces } from "@/lib/traces/read-traces";
import { scratchInMemory } from "@/lib/traces/scratch-file";

/** The file of an archive that an event is about; null for the upload itself. */
export type UploadEvent = ReadEvent & { readonly filename: string | null };

const longestLabels = 16 * 1_048_576;

export async function* readUpload(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<UploadEvent> {
  const { onProgress, ...rest } = options;
  const openScratch = options.openScratch ?? scratchInMemory;
  let read = 0;
  const counted = countBytes(chunks, (bytes) => {
    read += bytes;
    onProgress?.(read);
  });
  const archive = new ArchiveReading();
  try {
    for await (const entry of openUpload(counted, options.filename, { openScratch })) {
      const { filename } = entry;
      if (entry.type === "skipped") archive.leftOut(filename, entry.reason);
      else if (!entry.archived) {
        for await (const event of readTraces(entry.chunks, { ...rest, filename })) yield { ...event, filename: null };
      } else yield* archive.read(entry, { ...rest, filename });
    }
    yield* archive.end();
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    yield { type: "failed", failure: { code: error.code, detail: error.message }, filename: null };
  }
}

async function collected(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most)
      throw new ContainerError("unreadable-upload", `These labels are larger than ${inWords(most)}. Split them.`);
    pieces.push(chunk);
  }
  return joinBytes(pieces);
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What is known of an archive while its files are read one after another. */
class ArchiveReading {
  readonly #labels = new AgentRxBook();
  readonly #leftOut: string[] = [];
  #format: string | null = null;
  #files = 0;
  #firstFailure: (Extract<ReadEvent, { type: "failed" }> & { readonly filename: string }) | null = null;

  leftOut(filename: string, reason: string): void {
    this.#files += 1;
    if (reason !== "") this.#leftOut.push(`${filename}: ${reason}`);
  }

  async *read(file: UploadFile, options: ReadOptions): AsyncGenerator<UploadEvent> {
    this.#files += 1;
    const { filename } = file;
    const { head, chunks } = await peekBytes(file.chunks, 4096);
    try {
      let content = chunks;
      if (beginsAsAgentRxLabels(new TextDecoder().decode(head))) {
        const bytes = await collected(chunks, longestLabels);
        if (this.#addLabels(bytes)) return;
        content = inOnePiece(bytes);
      }
      for await (const event of readTraces(content, options)) {
        const named = this.#named(event, filename);
        if (named !== null) yield { ...named, filename };
      }
    } catch (error) {
      if (!(error instanceof ContainerError) || error.code === "too-large") throw error;
      yield { type: "rejected", record: 0, line: 1, message: `${filename}: ${error.message}`, filename };
    }
  }

  #addLabels(bytes: Uint8Array): boolean {
    const reading = parseJson(new TextDecoder().decode(bytes));
    return reading.ok && this.#labels.add(reading.value);
  }

  /** One format is told for the whole archive, the first; that another file is read as another is a warning. */
  #named(event: ReadEvent, filename: string): ReadEvent | null {
    if (event.type === "trace") return { ...event, trace: this.#labels.joined(event.trace, filename) };
    if (event.type === "rejected" || event.type === "warning")
      return { ...event, message: `${filename}: ${event.message}` };
    if (event.type === "failed") {
      this.#firstFailure ??= { ...event, filename };
      return { type: "rejected", record: 0, line: 1, message: `${filename}: ${event.failure.detail}` };
    }
    if (this.#format === null) {
      this.#format = event.format;
      return event;
    }
    return event.format === this.#format
      ? null
      : { type: "warning", message: `${filename} is read as ${event.title}.` };
  }

  *end(): Generator<UploadEvent> {
    if (this.#files === 0) return;
    for (const message of [...this.#labels.warnings(), ...this.#skippedSentence()])
      yield { type: "warning", message, filename: null };
    if (this.#format !== null) return;
    const detail =
      this.#firstFailure === null
        ? "There is no trace in this archive: everything in it was left out."
        : `No file of this archive can be read. ${this.#firstFailure.filename}: ${this.#firstFailure.failure.detail}`;
    const propose = this.#firstFailure?.propose;
    const failure = { code: "unknown-format", detail } as const;
    yield { type: "failed", failure, ...(propose && { propose }), filename: null };
  }

  #skippedSentence(): readonly string[] {
    const count = this.#leftOut.length;
    if (count === 0) return [];
    return [
      `${count === 1 ? "1 file of the archive was" : `${count} files of the archive were`} left out. ${this.#leftOut.slice(0, 20).join("; ")}${count > 20 ? "; …" : ""}.`,
    ];
  }
}
