import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";

/** Reviews that a round wants, and those that are there. */
export interface RoundCount {
  readonly wanted: number;
  readonly done: number;
}

/** How far the rounds of a project have come in all: for curators, who are told of others' progress too. */
export async function roundCounts(scope: ProjectScope<"curate">): Promise<ReadonlyMap<string, RoundCount>> {
  const rows = await db().$queryRaw<(RoundCount & { readonly round: string })[]>`
    SELECT s.round_id AS round, count(*)::int AS wanted, count(*) FILTER (WHERE s.state = 'done')::int AS done
    FROM round_seats s JOIN rounds o ON o.id = s.round_id
    WHERE o.project_id = ${scope.projectId} GROUP BY 1`;
  return new Map(rows.map(({ round, wanted, done }) => [round, { wanted, done }]));
}
