import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";

/** The versions of the project's guidelines, the newest first. */
export async function guidelineVersions(scope: ProjectScope): Promise<number[]> {
  const rows = await db().guideline.findMany({
    where: { projectId: scope.projectId },
    orderBy: { version: "desc" },
    take: 50,
    select: { version: true },
  });
  return rows.map(({ version }) => version);
}
