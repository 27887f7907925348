import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { SearchedStep } from "@/lib/traces/find-tally";

const pageSteps = 5_000;
/** A page's text, in code points, except that one step always fits. */
const pageCodePoints = 2_000_000;

/** Agent, kind and text of the steps of a trace from an index on, in pages of bounded size. */
export async function* readSearchedSteps(
  scope: ProjectScope,
  traceId: string,
  from: number,
): AsyncGenerator<readonly SearchedStep[]> {
  for (let at = from; ; ) {
    const page = await db().$queryRaw<SearchedStep[]>(Prisma.sql`
      WITH page AS (
        SELECT s.position, s.agent, s.kind::text AS kind, s.text,
          sum(s.code_points) OVER (ORDER BY s.position) - s.code_points AS before
        FROM steps s
        WHERE s.trace_id = ${traceId} AND s.position >= ${at} AND s.position < ${at + pageSteps}
          AND EXISTS (SELECT 1 FROM traces t WHERE t.id = ${traceId} AND t.project_id = ${scope.projectId})
      )
      SELECT position, agent, kind, text FROM page WHERE before < ${pageCodePoints} ORDER BY position`);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    at = last.position + 1;
  }
}
