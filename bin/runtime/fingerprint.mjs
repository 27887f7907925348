import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkout } from "./checkout.mjs";

/** What the client of the database is generated from. */
export const clientSources = ["prisma/schema.prisma", "prisma/models", "prisma.config.ts", "package-lock.json"];

/** What the server is built from: these folders, and every file of the checkout's root that is code or settings. */
export const serverFolders = ["app", "components", "lib", "prisma", "public"];
export const rootFile = /\.(ts|mjs|json|css)$/;

/** Files of the root that only tests and tools read. */
const toolFiles = ["biome.json", "knip.json", "vitest.config.ts", "playwright.config.ts", "next-env.d.ts"];

export function serverSources() {
  const files = readdirSync(checkout, { withFileTypes: true })
    .filter((entry) => entry.isFile() && rootFile.test(entry.name) && !toolFiles.includes(entry.name))
    .map(({ name }) => name);
  return [...serverFolders, ...files].sort();
}

/**
 * The hash of the contents of files and folders, and of the Node that works on them.
 * @param {string[]} sources Relative to the checkout.
 */
export function fingerprint(sources) {
  const hash = createHash("sha256").update(process.version);
  for (const source of sources) {
    for (const file of filesOf(source)) hash.update(`\0${file}\0`).update(readFileSync(join(checkout, file)));
  }
  return hash.digest("hex");
}

/**
 * @param {string} source
 * @returns {string[]}
 */
function filesOf(source) {
  const path = join(checkout, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== "generated")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => filesOf(`${source}/${name}`));
}

/**
 * A note, beside what was made, of what it was made from.
 * @param {string} file Relative to the checkout.
 */
export function stamp(file) {
  const path = join(checkout, file);
  return {
    /** @param {string} current */
    matches: (current) => existsSync(path) && readFileSync(path, "utf8") === current,
    clear: () => rmSync(path, { force: true }),
    /** @param {string} current */
    write: (current) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, current);
    },
  };
}
