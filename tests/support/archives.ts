/** Archives for tests, made here so that no binary stands in the repository. */
import { zstdCompressSync } from "node:zlib";
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

const bytesOf = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

export async function zipOf(files: Files, options: { readonly password?: string } = {}): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(files))
    await writer.add(name, new BlobReader(new Blob([new Uint8Array(bytesOf(content))])));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** A ZIP whose entry is compressed with Zstandard (method 93), as newer tools write it. */
export async function zstdZipOf(name: string, content: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  await writer.add(name, new BlobReader(new Blob([new Uint8Array(zstdCompressSync(content))])), {
    passThrough: true,
    compressionMethod: 93,
    uncompressedSize: bytesOf(content).length,
    crc32: 0,
  });
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

export async function gzipOf(content: string | Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytesOf(content))]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function put(block: Uint8Array, at: number, text: string): void {
  block.set(new TextEncoder().encode(text), at);
}

/** One header block of a tar archive (POSIX ustar). */
export function tarHeader(name: string, size: number, type = "0"): Uint8Array {
  const block = new Uint8Array(512);
  put(block, 0, name.slice(0, 100));
  put(block, 100, "0000644\0");
  put(block, 124, `${size.toString(8).padStart(11, "0")}\0`);
  put(block, 136, "00000000000\0");
  put(block, 148, "        ");
  put(block, 156, type);
  put(block, 257, "ustar\u000000");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(block, 148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
  whole.set(bytes);
  return whole;
}

function paxRecord(key: string, value: string): string {
  const body = ` ${key}=${value}\n`;
  const length = new TextEncoder().encode(body).length;
  const digits = String(length + String(length).length).length;
  return `${length + digits}${body}`;
}

/** Long names go into pax headers, as `tar` writes them. */
export function tarOf(files: Files): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [name, content] of Object.entries(files)) {
    const bytes = bytesOf(content);
    if (name.length > 100) {
      const pax = new TextEncoder().encode(paxRecord("path", name));
      blocks.push(tarHeader("pax", pax.length, "x"), padded(pax));
    }
    blocks.push(tarHeader(name, bytes.length, name.endsWith("/") ? "5" : "0"), padded(bytes));
  }
  blocks.push(new Uint8Array(1024));
  return new Uint8Array(blocks.flatMap((block) => [...block]));
}
