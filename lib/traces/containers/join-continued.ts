/** An ATIF trajectory that goes on in another file is read with it, as one run. */
import { headTextOf, type StoredFile } from "@/lib/traces/containers/stored-file";

const headLength = 4096;
const longest = 16 * 1_048_576;

const baseName = (name: string) => name.slice(name.lastIndexOf("/") + 1);
const folderOf = (name: string) => name.slice(0, name.lastIndexOf("/") + 1);

interface Part {
  /** The name by which the part before refers to this one. */
  readonly name: string;
  readonly file: StoredFile;
}

/** The file of that name beside this one, or the only one whose name ends so: collections put their own words before it. */
function fileNamed(name: string, beside: StoredFile, files: readonly StoredFile[]): StoredFile | undefined {
  const folder = folderOf(beside.name);
  const near = files.filter((file) => file !== beside && folderOf(file.name) === folder);
  const ending = near.filter((file) => file.name.endsWith(name) && /[._-]$/.test(file.name.slice(0, -name.length)));
  return near.find((file) => file.name === folder + name) ?? (ending.length === 1 ? ending[0] : undefined);
}

/** The file that this one says it goes on in; null for none that is here. */
async function nextOf(file: StoredFile, files: readonly StoredFile[]): Promise<Part | null> {
  if (!(await headTextOf(file, headLength)).includes('"ATIF-v1.')) return null;
  const text = await headTextOf(file, longest);
  const written = /"continued_trajectory_ref"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (written === undefined) return null;
  const named: unknown = JSON.parse(written);
  if (typeof named !== "string" || baseName(named) === "") return null;
  const next = fileNamed(baseName(named), file, files);
  return next === undefined ? null : { name: baseName(named), file: next };
}

/** {"a.json": …, "a.cont-1.json": …}: trajectories under their files' names. */
async function* bundled(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const [index, { name, file }] of parts.entries()) {
    yield encoder.encode(`${index === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    yield* file.open();
  }
  yield encoder.encode("}");
}

export async function joinContinued(files: readonly StoredFile[]): Promise<readonly StoredFile[]> {
  const trajectories = files.filter(({ name }) => /\.json$/i.test(name));
  if (trajectories.length < 2) return files;
  const next = new Map<StoredFile, Part>();
  for (const file of trajectories) {
    const follower = await nextOf(file, trajectories);
    if (follower !== null) next.set(file, follower);
  }
  const moved = new Set([...next.values()].map(({ file }) => file));
  return files.flatMap((file) => {
    if (!next.has(file)) return moved.has(file) ? [] : [file];
    if (moved.has(file)) return [];
    const chain = chainFrom(file, next);
    return [{ ...file, open: () => bundled(chain) }];
  });
}

function chainFrom(file: StoredFile, next: ReadonlyMap<StoredFile, Part>): readonly Part[] {
  const chain: Part[] = [{ name: baseName(file.name), file }];
  for (let at = next.get(file); at !== undefined; at = next.get(at.file)) {
    const known = at.file;
    if (chain.some((part) => part.file === known)) break;
    chain.push(at);
  }
  return chain;
}
