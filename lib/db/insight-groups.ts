import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { columnsFor } from "@/lib/db/kept-columns";
import {
  countedLabels,
  firstSteps,
  found,
  modePlace,
  verdictsInFocus,
  verdictsWithLabels,
} from "@/lib/db/supporting-labels";
import { talliesOf } from "@/lib/db/tallies";
import { groupOf } from "@/lib/db/trace-dimension";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { countFindings, countTraces } from "@/lib/insights/column-counts";
import type { FindingDimension, TraceDimension } from "@/lib/insights/dimensions";
import { placesWithStage } from "@/lib/insights/finding-place";
import type { Focus } from "@/lib/insights/focus";
import type { GroupCount } from "@/lib/insights/group-count";

const sizes = Prisma.sql`count(*)::int AS traces, sum(t.step_count)::float8 AS steps,
  sum(t.step_count::float8 * t.step_count) AS squares`;

/** How many traces of each group have each (judged, found) pair; unread traces are the pair (0, 0). Null is one group: all. */
export async function countByTraceGroup(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: ConsensusChoice,
  dimension: TraceDimension | null,
  focus: Focus,
): Promise<GroupCount[]> {
  const tallies = await talliesOf(scope, choice);
  if (tallies !== null) {
    const columns = await columnsFor(scope, tallies, { facets, by: dimension, labelled: focus !== "all" });
    return countTraces(columns, { ...tallies, facets, focus, by: dimension });
  }
  const key = dimension === null ? Prisma.sql`NULL::text` : groupOf(dimension);
  return db().$queryRaw<GroupCount[]>(Prisma.sql`
    WITH ${verdictsInFocus(scope, choice, focus)}
    SELECT ${key} AS key, coalesce(verdict.judged, 0)::int AS judged, coalesce(verdict.found, 0)::int AS found,
      bit_count(coalesce(verdict.found, 0)::bit(14))::int AS whole, ${sizes}
    FROM traces t LEFT JOIN verdict ON verdict.trace_id = t.id
    WHERE t.project_id = ${scope.projectId} ${within(facets)}
    GROUP BY 1, 2, 3`);
}

/**
 * The same for groups of findings: the traces that have findings in a group,
 * `found` being those findings alone and `whole` how many the trace has in all.
 */
export async function countByFindingGroup(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: ConsensusChoice,
  dimension: FindingDimension,
  focus: Focus,
): Promise<GroupCount[]> {
  const tallies = await talliesOf(scope, choice);
  if (tallies !== null) {
    const columns = await columnsFor(scope, tallies, { facets, by: dimension, labelled: true });
    return countFindings(columns, { ...tallies, facets, focus, by: dimension });
  }
  return db().$queryRaw<GroupCount[]>(Prisma.sql`
    WITH ${verdictsWithLabels(scope, choice, focus)},
    placed AS (${placedFindings(scope, facets, dimension)}),
    parted AS (SELECT trace_id, key, bit_or(1 << place) AS found FROM placed GROUP BY 1, 2)
    SELECT parted.key, verdict.judged::int AS judged, parted.found::int AS found,
      bit_count(verdict.found::bit(14))::int AS whole, ${sizes}
    FROM parted JOIN verdict ON verdict.trace_id = parted.trace_id JOIN traces t ON t.id = parted.trace_id
    GROUP BY 1, 2, 3, 4`);
}

/** How far along its run a step at `position` is, in tenths: `tenthOf` in lib/insights, which a test holds it to. */
export function tenthIn(position: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${position} IS NULL THEN NULL WHEN t.step_count < 2 THEN 0
    ELSE least(9, 10 * ${position} / (t.step_count - 1)) END`;
}

/** The stage of a finding: `stageOf` in lib/insights, which a test holds it to. */
export function stageIn(place: Prisma.Sql, tenth: Prisma.Sql): Prisma.Sql {
  const among = (places: readonly number[]) => Prisma.sql`${place} = ANY(${[...places]}::int[])`;
  const [pre, during, post] = ["pre-execution", "execution", "post-execution"] as const;
  return Prisma.sql`CASE
    WHEN ${among(placesWithStage(during, true))} THEN ${during}::text
    WHEN ${among(placesWithStage(post, true))} THEN ${post}::text
    WHEN ${tenth} IS NULL THEN NULL
    WHEN ${tenth} = 0 AND ${among(placesWithStage(pre))} THEN ${pre}::text
    WHEN ${tenth} = 9 AND ${among(placesWithStage(post))} THEN ${post}::text
    ELSE ${during}::text END`;
}

/** Each finding once, with its group (docs/decisions/020). */
export function placedFindings(scope: ProjectScope, facets: TraceFacets, dimension: FindingDimension): Prisma.Sql {
  const behind = Prisma.sql`
    FROM traces t JOIN verdict ON verdict.trace_id = t.id ${countedLabels} ${firstSteps}
    WHERE t.project_id = ${scope.projectId} AND ${found} ${within(facets)}`;
  if (dimension === "agent") {
    return Prisma.sql`
      SELECT DISTINCT ON (t.id, place) t.id AS trace_id, ${modePlace} AS place, l.agent AS key ${behind}
      ORDER BY t.id, place, l.agent IS NULL, s.position NULLS LAST, l.id`;
  }
  const first = Prisma.sql`
    SELECT t.id AS trace_id, ${modePlace} AS place, ${tenthIn(Prisma.sql`min(s.position)`)} AS tenth
    ${behind} GROUP BY t.id, 2`;
  const key = dimension === "position" ? Prisma.sql`tenth::text` : stageIn(Prisma.sql`place`, Prisma.sql`tenth`);
  return Prisma.sql`SELECT trace_id, place, ${key} AS key FROM (${first}) finding`;
}
