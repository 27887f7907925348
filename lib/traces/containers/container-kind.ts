/** Which container bytes are, told from their beginning and never from a name. */

import type { Compression } from "@/lib/traces/containers/uncompress";

export type ArchiveKind = "zip" | "tar";
export type ContainerKind = ArchiveKind | Compression;

/** As many bytes as it takes: a tar archive shows in its first block. */
export const kindBytes = 512;

const begins = (head: Uint8Array, ...magic: readonly number[]) => magic.every((byte, at) => head[at] === byte);

/** The sum of all bytes of a tar header, its own checksum field taken as spaces. */
export function tarChecksum(block: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < kindBytes; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  return sum;
}

/** A number of a tar header: octal text, or base 256 where the first bit is set. */
export function tarNumber(block: Uint8Array, start: number, length: number): number {
  const field = block.subarray(start, start + length);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    return field.reduce((value, byte, at) => value * 256 + (at === 0 ? byte & 0x7f : byte), 0);
  }
  const text = String.fromCharCode(...field)
    .replace(/[\0 ]+$/, "")
    .trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : text === "" ? 0 : Number.NaN;
}

export function isTarHeader(block: Uint8Array): boolean {
  return block.length >= kindBytes && block[0] !== 0 && tarNumber(block, 148, 8) === tarChecksum(block);
}

export function containerKind(head: Uint8Array): ContainerKind | null {
  if (begins(head, 0x50, 0x4b, 0x03, 0x04) || begins(head, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (begins(head, 0x1f, 0x8b, 0x08)) return "gzip";
  if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) return "zstd";
  return isTarHeader(head) ? "tar" : null;
}
