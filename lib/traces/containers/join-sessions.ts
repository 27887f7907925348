/** Puts the files of sub-agents behind that of their session, so that the run is read as one. */
import { headTextOf, type StoredFile } from "@/lib/traces/containers/stored-file";
import { agentMetaRow, isAgentMeta, type SessionLink, sessionLink } from "@/lib/traces/formats/session-link";

const headLength = 65_536;
const longestMeta = 65_536;
const lineEnd = new Uint8Array([10]);

interface Linked {
  readonly file: StoredFile;
  readonly link: SessionLink | null;
}

async function* concatenated(files: readonly StoredFile[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    if (!isAgentMeta(file.name)) yield* file.open();
    else {
      const row = agentMetaRow(file.name, await headTextOf(file, longestMeta));
      if (row !== null) yield new TextEncoder().encode(row);
    }
    yield lineEnd;
  }
}

/** The session at the top of the chain; null where a file belongs to none that is here. */
function rootOf(linked: Linked, byId: ReadonlyMap<string, Linked>): Linked | null {
  let at = linked;
  const seen = new Set<Linked>();
  while (at.link?.parent != null) {
    const parent = byId.get(at.link.parent);
    if (parent === undefined || seen.has(parent)) return null;
    seen.add(at);
    at = parent;
  }
  return at === linked ? null : at;
}

export async function joinSessions(files: readonly StoredFile[]): Promise<readonly StoredFile[]> {
  const rows = files.filter(({ name }) => /\.jsonl$/i.test(name));
  if (rows.length < 2) return files;
  const linked: Linked[] = [];
  for (const file of rows) linked.push({ file, link: sessionLink(await headTextOf(file, headLength)) });
  const byId = new Map<string, Linked>();
  for (const one of linked) if (one.link?.id != null && !byId.has(one.link.id)) byId.set(one.link.id, one);
  const members = new Map<StoredFile, StoredFile[]>();
  const moved = new Set<StoredFile>();
  for (const one of linked) {
    const root = rootOf(one, byId);
    if (root === null) continue;
    const meta = files.find(({ name }) => name === one.file.name.replace(/\.jsonl$/i, ".meta.json"));
    const added = meta === undefined ? [one.file] : [one.file, meta];
    members.set(root.file, [...(members.get(root.file) ?? [root.file]), ...added]);
    for (const file of added) moved.add(file);
  }
  return files.flatMap((file) => {
    if (moved.has(file)) return [];
    const all = members.get(file);
    return all === undefined ? [file] : [{ ...file, open: () => concatenated(all) }];
  });
}
