import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { idSchema, newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import type { Annotator } from "@/lib/reviews/review-schema";

/** Annotators of an archive → those of the project that they are, or would be. */
export interface ArchivedAnnotators {
  /** The id under which what an annotator says is written; made where missing. */
  write(origin: string): Promise<string>;
  /** Annotators of the project under any of whose names a review of the archive may stand already. */
  same(origin: string): readonly string[];
}

interface Row {
  readonly id: string;
  readonly kind: Annotator["kind"];
  readonly name: string;
  readonly origin: string | null;
  readonly userId: string | null;
}

/**
 * Nobody is made to say anything: a person of an archive is never a member of the project, whatever their name or id,
 * because anybody can write into a file. They become people without an account, known again by the id that the
 * archive gives them. Judges and imported sources are their names.
 */
export async function archivedAnnotators(
  queries: Queries,
  scope: ProjectScope<"import">,
  annotators: ReadonlyMap<string, Annotator>,
): Promise<ArchivedAnnotators> {
  const { projectId } = scope;
  const rows: Row[] = await queries.annotator.findMany({
    where: { projectId },
    select: { id: true, kind: true, name: true, origin: true, userId: true },
  });
  const nameOf = (row: Row, { kind, name }: Annotator) => row.kind === kind && row.name === name;
  const standIn = (origin: string, annotator: Annotator) =>
    rows.find((row) => row.origin === origin) ??
    rows.find((row) => annotator.kind !== "person" && nameOf(row, annotator));
  return {
    same(origin) {
      const annotator = annotators.get(origin);
      const found = annotator === undefined ? undefined : standIn(origin, annotator);
      return [...new Set([origin, ...(found === undefined ? [] : [found.id])])];
    },
    async write(origin) {
      const annotator = annotators.get(origin);
      if (annotator === undefined) throw new Error("A review of an archive has no annotator.");
      const found = standIn(origin, annotator);
      if (found !== undefined) return found.id;
      const kept = idSchema("ann").safeParse(origin).success && (await isFree(queries, origin));
      const { kind } = annotator;
      const name = await freeName(queries, projectId, annotator, rows);
      const row = { id: kept ? origin : newId("ann"), kind, name, origin, userId: null };
      await queries.annotator.create({ data: { ...row, projectId } });
      rows.push(row);
      return row.id;
    },
  };
}

async function isFree(queries: Queries, id: string): Promise<boolean> {
  return (await queries.annotator.count({ where: { id } })) === 0;
}

/** The name, told apart from a member's and from another annotator's of that name. */
async function freeName(
  queries: Queries,
  projectId: string,
  { kind, name }: Annotator,
  rows: readonly Row[],
): Promise<string> {
  const members = await queries.member.findMany({ where: { projectId }, select: { user: { select: { name: true } } } });
  const taken = new Set(rows.filter((row) => row.kind === kind).map((row) => row.name));
  if (kind === "person") for (const { user } of members) taken.add(user.name);
  let free = name;
  for (let count = 1; taken.has(free); count += 1) free = `${name} (archive${count === 1 ? "" : ` ${count}`})`;
  return free;
}
