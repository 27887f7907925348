import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { Prisma } from "@/lib/db/generated/client";

/**
 * Every review of the project, drafts of others too, which `visibleReviews` shows to nobody: for the archive that moves
 * a whole project, which only an owner may take who is not blind to anything in it. `r` is the reviews table.
 */
export function everyReview(scope: ProjectScope<"own">): Prisma.Sql {
  return Prisma.sql`r.project_id = ${scope.projectId}`;
}
