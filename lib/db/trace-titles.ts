import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";

/** The titles of these traces of the project: id → title. */
export async function traceTitles(scope: ProjectScope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().trace.findMany({
    where: { projectId: scope.projectId, id: { in: [...new Set(ids)] } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
