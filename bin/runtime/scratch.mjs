import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * The directory for what the server puts aside while it works, such as the spans
 * of a large import. It is empty at every start: what lay there was a killed server's.
 * @param {string} dataDirectory
 */
export function emptyScratch(dataDirectory) {
  const directory = join(dataDirectory, "scratch");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { mode: 0o700 });
  return directory;
}
