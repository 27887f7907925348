import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import type { Annotator } from "@/lib/reviews/review-schema";

/** The annotator that is this member, made at their first label. */
export async function ownAnnotator(queries: Queries, scope: ProjectScope<"annotate">): Promise<string> {
  const { projectId, userId } = scope;
  const found = await queries.annotator.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { id: true },
  });
  if (found) return found.id;
  const user = await queries.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await queries.annotator.createMany({
    data: [{ id: newId("ann"), projectId, userId, kind: "person", name: user.email }],
    skipDuplicates: true,
  });
  const made = await queries.annotator.findUniqueOrThrow({
    where: { projectId_userId: { projectId, userId } },
    select: { id: true },
  });
  return made.id;
}

/** The imported annotators with these names, made where missing: name → id. */
export async function importedAnnotators(
  queries: Queries,
  scope: ProjectScope<"import">,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return annotatorsNamed(queries, scope.projectId, "imported", names);
}

/** People of the sample project, who have no account: name → id. */
export async function samplePeople(
  queries: Queries,
  scope: ProjectScope<"own">,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return annotatorsNamed(queries, scope.projectId, "person", names);
}

async function annotatorsNamed(
  queries: Queries,
  projectId: string,
  kind: "imported" | "person",
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await queries.annotator.createMany({
    data: names.map((name) => ({ id: newId("ann"), projectId, kind, name })),
    skipDuplicates: true,
  });
  const rows = await queries.annotator.findMany({
    where: { projectId, kind, name: { in: [...names] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Fields of an annotator to select, and how they become one. */
export const annotatorFields = { id: true, name: true, kind: true, user: { select: { name: true } } } as const;

export function toAnnotator(row: {
  readonly id: string;
  readonly name: string;
  readonly kind: Annotator["kind"];
  readonly user: { readonly name: string } | null;
}): Annotator {
  return { id: row.id, kind: row.kind, name: row.user?.name ?? row.name };
}
