import { existsSync, readdirSync, readFileSync } from "node:fs";

const root = new URL("../../../shared/corpus/", import.meta.url);

/** Real traces from public repositories; not part of this one. */
export const hasCorpus = existsSync(root);

/** Names of the files in a folder of the corpus. */
export function corpusFiles(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root)).map((name) => `${folder}/${name}`);
}

export function corpusFile(name: string): Buffer {
  return readFileSync(new URL(name, root));
}
