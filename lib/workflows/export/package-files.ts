import "server-only";
import { createHash } from "node:crypto";
import { ZipWriter } from "@zip.js/zip.js";
import type { FileFacts } from "@/lib/export/manifest";
import type { ExportFile } from "@/lib/workflows/export/export-file";
import type { ByteSink } from "@/lib/workflows/export/export-stream";

/** Pieces are gathered to about this much before they go on. */
const chunkLength = 65_536;

/** A file's bytes; when they have all been read, `facts` tells what they were. */
class FileBytes {
  readonly #hash = createHash("sha256");
  #bytes = 0;
  #records = 0;

  constructor(readonly file: ExportFile) {}

  async *read(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const encoder = new TextEncoder();
    let gathered: string[] = [];
    let length = 0;
    const encode = () => {
      const bytes = encoder.encode(gathered.join(""));
      this.#hash.update(bytes);
      this.#bytes += bytes.length;
      gathered = [];
      length = 0;
      return bytes;
    };
    for await (const { text, records } of this.file.pieces()) {
      this.#records += records;
      gathered.push(text);
      length += text.length;
      if (length >= chunkLength) yield encode();
    }
    if (length > 0) yield encode();
  }

  facts(): FileFacts {
    return { name: this.file.name, records: this.#records, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

/** A stream that reads on only when asked, and lets go of its source when nobody asks any more. */
function streamOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** One file, as it is. */
export async function sendFile(file: ExportFile, sink: ByteSink): Promise<void> {
  for await (const bytes of new FileBytes(file).read()) await sink.write(bytes);
}

/** One file, compressed. */
export async function sendGzip(file: ExportFile, sink: ByteSink): Promise<void> {
  const packed = streamOf(new FileBytes(file).read()).pipeThrough(new CompressionStream("gzip"));
  for await (const bytes of packed) await sink.write(bytes);
}

/** Files in a ZIP, one after another, and behind them a manifest of what they are. */
export async function sendZip(
  files: readonly ExportFile[],
  manifest: (files: readonly FileFacts[]) => ExportFile,
  sink: ByteSink,
): Promise<void> {
  const zip = new ZipWriter(new WritableStream({ write: (bytes: Uint8Array) => sink.write(bytes) }), {
    useWebWorkers: false,
    bufferedWrite: false,
    dataDescriptor: true,
  });
  const facts: FileFacts[] = [];
  for (const file of files) {
    const content = new FileBytes(file);
    await zip.add(file.name, streamOf(content.read()));
    facts.push(content.facts());
  }
  const last = manifest(facts);
  await zip.add(last.name, streamOf(new FileBytes(last).read()));
  await zip.close();
}
