import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/result";
import { proposeSlug, slugSchema } from "@/lib/core/slug";
import * as projects from "@/lib/db/projects";
import { taxonomyVersions } from "@/lib/mast/taxonomy";

export const projectFactsSchema = z.object({
  name: z.string().trim().min(1, "Give the project a name.").max(120, "A name may have 120 characters at most."),
  description: z.string().trim().max(2000, "A description may have 2,000 characters at most.").default(""),
  /** The published version of MAST whose names the project shows. */
  taxonomyVersion: z.enum(taxonomyVersions),
});

/** An address left empty is the one that the name proposes. */
export const newProjectSchema = z.preprocess(
  (typed) => {
    const { name, slug } = z.object({ name: z.string(), slug: z.string() }).catch({ name: "", slug: "" }).parse(typed);
    return slug.trim() === "" && typeof typed === "object" ? { ...typed, slug: proposeSlug(name) } : typed;
  },
  projectFactsSchema.extend({ slug: slugSchema }),
);

/** Makes a project that the user owns. */
export async function createProject(
  userId: string,
  project: z.output<typeof newProjectSchema>,
): Promise<Result<{ readonly slug: string }>> {
  const made = await projects.createProject(userId, project);
  if (made) return ok({ slug: project.slug });
  const message = "Another project has this address. Choose a different one.";
  return fail("conflict", message, [{ path: "slug", message }]);
}
