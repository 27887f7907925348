import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { listExamples } from "@/lib/db/guideline-examples";
import { getGuideline } from "@/lib/db/guidelines";
import type { Guidelines } from "@/lib/reviews/guideline-schema";

/** The latest guidelines with the examples that the caller may see. */
export async function readGuidelines(scope: ProjectScope): Promise<Guidelines> {
  const [latest, examples] = await Promise.all([getGuideline(scope), listExamples(scope)]);
  return {
    version: latest?.version ?? 0,
    text: latest?.text ?? "",
    summary: latest?.summary ?? "",
    author: latest?.author ?? null,
    publishedAt: latest?.publishedAt.toISOString() ?? null,
    examples,
  };
}
