import type { GivenFile } from "@/components/import/given-files";
import { beginsAsAgentRxLabels } from "@/lib/traces/formats/agentrx-shape";
import { isAgentMeta, sessionLink } from "@/lib/traces/formats/session-link";

const headLength = 65_536;

/** More than this is read file by file. */
const most = 500;

/**
 * Whether files that were given at once are one thing: labels with the runs that they are about, a session with those
 * of its sub-agents, a run in parts. Told by the same rules as in an archive, from the beginnings of the files.
 */
export async function belongTogether(files: readonly GivenFile[]): Promise<boolean> {
  if (files.length < 2 || files.length > most) return false;
  const heads = await Promise.all(files.map(async ({ file }) => await file.slice(0, headLength).text()));
  const links = heads.flatMap((head) => sessionLink(head) ?? []);
  const sessions = new Set(links.map(({ id }) => id));
  return (
    heads.some(beginsAsAgentRxLabels) ||
    files.some(({ path }) => isAgentMeta(path)) ||
    links.some(({ parent }) => parent !== null && sessions.has(parent)) ||
    files.some(({ path }, index) => /\.cont-\d+\.json$/.test(path) && (heads[index] ?? "").includes('"ATIF-v1.'))
  );
}
