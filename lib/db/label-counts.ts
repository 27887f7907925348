import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { stageIn, tenthIn } from "@/lib/db/insight-groups";
import { countedLabels, found, modePlace, verdictsInFocus } from "@/lib/db/supporting-labels";
import { groupOf } from "@/lib/db/trace-dimension";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { type Dimension, type FindingDimension, ofFindings } from "@/lib/insights/dimensions";
import type { Focus } from "@/lib/insights/focus";
import type { LabelSums } from "@/lib/insights/label-shares";

/** Where a label begins: the earliest step that it points at. */
const begins = Prisma.sql`(SELECT min(s.position) FROM segments g JOIN steps s ON s.id = g.first_step_id WHERE g.label_id = l.id)`;

const ofLabel: Readonly<Record<FindingDimension, Prisma.Sql>> = {
  agent: Prisma.sql`l.agent`,
  position: Prisma.sql`(${tenthIn(begins)})::text`,
  stage: stageIn(modePlace, tenthIn(begins)),
};

/** The group of a label: that of its trace, or what it says itself. */
export function labelGroup(dimension: Dimension): Prisma.Sql {
  return ofFindings(dimension) ? ofLabel[dimension] : groupOf(dimension);
}

/** Of the labels behind the verdicts, those in focus: the decisive ones, or those of the first finding. */
const inFocus: Readonly<Record<Focus, Prisma.Sql>> = {
  all: Prisma.empty,
  decisive: Prisma.sql`AND l.decisive`,
  first: Prisma.sql`AND ${found}`,
};

/** Labels of each mode, each category and all, by group: their number, and sums over traces for an interval. */
export async function countLabels(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: ConsensusChoice,
  dimension: Dimension | null,
  focus: Focus,
): Promise<LabelSums[]> {
  const key = dimension === null ? Prisma.sql`NULL::text` : labelGroup(dimension);
  return db().$queryRaw<LabelSums[]>(Prisma.sql`
    WITH ${verdictsInFocus(scope, choice, focus)},
    own AS (
      SELECT t.id AS trace_id, ${key} AS key, l.mode, left(l.mode, 1) AS category
      FROM traces t JOIN verdict ON verdict.trace_id = t.id ${countedLabels(scope, choice)}
      WHERE t.project_id = ${scope.projectId} ${within(facets)} ${inFocus[focus]}),
    counts AS (
      SELECT key, trace_id, coalesce(mode, category, 'all') AS part, count(*) AS labels
      FROM own GROUP BY GROUPING SETS ((key, trace_id, mode), (key, trace_id, category), (key, trace_id))),
    beside AS (SELECT *, max(labels) OVER (PARTITION BY key, trace_id) AS whole FROM counts)
    SELECT key, part, count(*)::int AS traces, sum(labels)::float8 AS labels,
      sum(labels * labels)::float8 AS squares, sum(labels * whole)::float8 AS products
    FROM beside GROUP BY 1, 2`);
}
