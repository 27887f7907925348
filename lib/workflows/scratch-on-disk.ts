import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/core/env";
import type { ScratchFile } from "@/lib/traces/scratch-file";

/**
 * A file that has no name as soon as it is open, so that the system takes it
 * back when the server ends, however that ends. Where a system keeps names of
 * open files, it goes when it is closed, and at the latest at the next start.
 */
export async function scratchOnDisk(): Promise<ScratchFile> {
  const directory = env().TOPMAST_SCRATCH_DIR;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, randomUUID());
  const file = await open(path, "wx+", 0o600);
  await rm(path).catch(() => undefined);
  let size = 0;
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, size);
        done += bytesWritten;
        size += bytesWritten;
      }
    },
    async read(start, end) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) throw new Error("A scratch file is shorter than what was written to it.");
        done += bytesRead;
      }
      return bytes;
    },
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
