import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import * as projects from "@/lib/db/projects";

/** Deletes a project with all it holds, once its address was typed to confirm. */
export async function deleteProject(scope: ProjectScope<"own">, typedSlug: string): Promise<Result<null>> {
  const { slug } = await projects.getProject(scope);
  const message = `Type ${slug} to confirm.`;
  if (typedSlug.trim() !== slug) return fail("invalid-input", message, [{ path: "slug", message }]);
  await projects.deleteProject(scope);
  return ok(null);
}
