/** Room for more bytes than memory should hold: written from front to back, read anywhere. */
import { joinBytes } from "@/lib/traces/containers/byte-stream";

export interface ScratchFile {
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** The bytes in [start, end). */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Gives the room back. */
  close(): Promise<void>;
}

/** The readers do no input and output of their own: whoever has a disk hands this in. */
export type OpenScratch = () => Promise<ScratchFile>;

/** Where there is no disk to write to. */
export async function scratchInMemory(): Promise<ScratchFile> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      pieces.push(bytes.slice());
      size += bytes.length;
    },
    async read(start, end) {
      if (pieces.length > 1) pieces = [joinBytes(pieces)];
      return (pieces[0] ?? new Uint8Array()).subarray(start, end);
    },
    async close() {
      pieces = [];
    },
  };
}
