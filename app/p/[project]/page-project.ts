import { cache } from "react";
import { pageScope } from "@/lib/auth/page";
import { getProject, type Project } from "@/lib/db/projects";

/** The project of a page for whoever may see it, read once however many parts of the page ask. */
export const pageProject = cache(async (slug: string): Promise<Project> => getProject(await pageScope(slug, "read")));
