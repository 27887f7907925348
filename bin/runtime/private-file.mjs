import { chmodSync, renameSync, writeFileSync } from "node:fs";

/**
 * Writes a file that its owner alone may read, whole or not at all.
 * @param {string} path
 * @param {string} content
 */
export function writePrivately(path, content) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: 0o600, flush: true });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, path);
}
