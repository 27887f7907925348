/** What is known of imports while they run, so that one whose server was killed does not run for ever. */
import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import type { ImportStatus } from "@/lib/db/generated/enums";

/** How often a running import says that it is alive, and after what silence nobody expects it back. */
export const aliveEvery = 5_000;
const longestSilence = 20_000;

export async function sayAlive(scope: ProjectScope<"import">, id: string): Promise<void> {
  await db().import.updateMany({
    where: { id, projectId: scope.projectId, status: "running" },
    data: { aliveAt: new Date() },
  });
}

interface Progress {
  readonly created: number;
  readonly duplicates: number;
  readonly reviews: number;
}

/** Adds what a batch has brought, in the transaction that writes it: the row tells the truth whenever the server dies. */
export async function addProgress(
  queries: Queries,
  scope: ProjectScope<"import">,
  id: string,
  { created, duplicates, reviews }: Progress,
): Promise<void> {
  await queries.$executeRaw`
    UPDATE imports SET created = created + ${created}, duplicates = duplicates + ${duplicates},
      reviews = reviews + ${reviews}, alive_at = ${new Date()}
    WHERE id = ${id} AND project_id = ${scope.projectId}`;
}

/** The status of an import as it is: that of one that has fallen silent is "failed". */
export function statusNow({
  status,
  aliveAt,
}: {
  readonly status: ImportStatus;
  readonly aliveAt: Date;
}): ImportStatus {
  return status === "running" && aliveAt.getTime() < Date.now() - longestSilence ? "failed" : status;
}

/** Closes the imports of a project that were running when their server was killed. */
export async function closeSilentImports(scope: ProjectScope<"import">): Promise<void> {
  const silentSince = new Date(Date.now() - longestSilence);
  await db().$executeRaw`
    UPDATE imports SET status = 'failed', finished_at = alive_at
    WHERE project_id = ${scope.projectId} AND status = 'running' AND alive_at < ${silentSince}`;
}
