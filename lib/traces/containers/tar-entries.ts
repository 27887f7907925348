/** The files of a tar archive (POSIX ustar and pax, GNU long names), found by walking its headers. */
import { type ContainerCaps, ContainerError, tooManyFiles } from "@/lib/traces/containers/container-caps";
import { isTarHeader, kindBytes, tarNumber } from "@/lib/traces/containers/container-kind";
import { type StoredEntry, shownName, skipped } from "@/lib/traces/containers/stored-file";
import type { ScratchFile } from "@/lib/traces/scratch-file";

const decoder = new TextDecoder();
const longestHeader = 1_048_576;
const block = 512;

function textOfField(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

function nameOf(header: Uint8Array): string {
  const name = textOfField(header, 0, 100);
  const prefix = textOfField(header, 257, 5) === "ustar" && header[263] !== 0x20 ? textOfField(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** The records of a pax header: "27 path=some/long/name\n", the number being the record's length in bytes. */
function paxFields(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(decoder.decode(bytes.subarray(at, space)));
    if (!Number.isInteger(length) || length <= space - at) break;
    const [key = "", ...value] = decoder.decode(bytes.subarray(space + 1, at + length - 1)).split("=");
    fields.set(key, value.join("="));
    at += length;
  }
  return fields;
}

async function* pieces(archive: ScratchFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  const size = 262_144;
  for (let at = start; at < end; at += size) yield await archive.read(at, Math.min(end, at + size));
}

export async function* tarEntries(archive: ScratchFile, caps: ContainerCaps): AsyncGenerator<StoredEntry> {
  let longName: string | null = null;
  let longSize: number | null = null;
  let count = 0;
  for (let at = 0; at !== archive.size; ) {
    if (at + block > archive.size) throw broken();
    const header = await archive.read(at, at + kindBytes);
    // Two empty blocks end the archive; whatever follows is padding.
    if (header.every((byte) => byte === 0)) return;
    if (!isTarHeader(header)) throw broken();
    count += 1;
    if (count > caps.entries) throw tooManyFiles(caps);
    const type = String.fromCharCode(header[156] ?? 0);
    const isExtension = type === "x" || type === "g" || type === "L" || type === "K";
    const size = isExtension ? tarNumber(header, 124, 12) : (longSize ?? tarNumber(header, 124, 12));
    const start = at + block;
    const end = start + size;
    if (!Number.isSafeInteger(size) || end > archive.size) throw broken();
    at = start + Math.ceil(size / block) * block;
    if (isExtension) {
      if (size > longestHeader) throw broken();
      const bytes = await archive.read(start, end);
      if (type === "L") longName = textOfField(bytes, 0, bytes.length);
      if (type === "x") {
        const fields = paxFields(bytes);
        longName = fields.get("path") ?? longName;
        longSize = fields.has("size") ? Number(fields.get("size")) : longSize;
      }
      continue;
    }
    const name = shownName(longName ?? nameOf(header));
    longName = null;
    longSize = null;
    if (type === "5" || name.endsWith("/")) continue;
    if (type === "0" || type === "\0" || type === "7") {
      yield { type: "file", name, open: () => pieces(archive, start, end) };
    } else yield skipped(name, "it is a link or a special file");
  }
}

function broken(): ContainerError {
  return new ContainerError("unreadable-upload", "The tar archive is broken or cut off. Pack or send it again.");
}
