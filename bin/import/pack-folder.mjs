import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { tarEnd, tarHeader, tarPadding } from "../../lib/traces/containers/tar-header.mjs";
import { Complaint } from "../runtime/complaint.mjs";

/** Folders in which nobody keeps traces. */
const skipped = new Set(["node_modules", ".git", "__pycache__", ".venv", "__MACOSX"]);

/**
 * @typedef {{ path: string, name: string, size: number }} PackedFile
 */

/**
 * The files below a folder, in an order that is the same each time.
 * @param {string} folder
 * @returns {Promise<PackedFile[]>}
 */
async function filesBelow(folder, root = folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  /** @type {PackedFile[]} */
  const files = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) files.push(...(await filesBelow(path, root)));
    // Links are not followed: they may lead anywhere, and in circles.
    if (!entry.isFile()) continue;
    const name = relative(root, path).split(sep).join(posix.sep);
    files.push({ path, name, size: (await stat(path)).size });
  }
  return files;
}

/**
 * A folder as one tar archive that is made while it is sent, so that files that belong together arrive together.
 * @param {string} folder
 * @returns {Promise<{ body: AsyncIterable<Uint8Array>, total: number }>}
 */
export async function packFolder(folder) {
  const files = await filesBelow(folder);
  if (files.length === 0) throw new Complaint(`There are no files in ${folder}.`);
  const around = files.map(({ name, size }) => ({ header: tarHeader(name, size), padding: tarPadding(size) }));
  const lengths = around.map(({ header, padding }) => header.reduce((sum, { length }) => sum + length, padding.length));
  const total = files.reduce((sum, { size }, index) => sum + size + (lengths[index] ?? 0), tarEnd.length);
  async function* body() {
    for (const [index, { path, size }] of files.entries()) {
      yield* around[index]?.header ?? [];
      // A file that grows meanwhile is sent as it was when it was listed.
      if (size > 0) yield* createReadStream(path, { end: size - 1 });
      yield around[index]?.padding ?? new Uint8Array();
    }
    yield tarEnd;
  }
  return { body: body(), total };
}
