import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { stageIn, tenthIn } from "@/lib/db/insight-groups";
import { columnsFor } from "@/lib/db/kept-columns";
import { countedLabels, found, modePlace, verdictsInFocus } from "@/lib/db/supporting-labels";
import { talliesOf } from "@/lib/db/tallies";
import { groupOf } from "@/lib/db/trace-dimension";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { type Dimension, type FindingDimension, ofFindings } from "@/lib/insights/dimensions";
import type { Focus } from "@/lib/insights/focus";
import { sumLabels } from "@/lib/insights/label-columns";
import type { LabelSums } from "@/lib/insights/label-shares";
import { categoryCodes, categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

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
  const tallies = await talliesOf(scope, choice);
  if (tallies !== null) {
    const columns = await columnsFor(scope, tallies, { facets, by: dimension, labelled: true });
    return sumLabels(columns, { ...tallies, facets, focus, by: dimension });
  }
  const key = dimension === null ? Prisma.sql`NULL::text` : labelGroup(dimension);
  return db().$queryRaw<LabelSums[]>(Prisma.sql`
    WITH ${verdictsInFocus(scope, choice, focus)},
    own AS (
      SELECT t.id AS trace_id, ${key} AS key, l.mode
      FROM traces t JOIN verdict ON verdict.trace_id = t.id ${countedLabels}
      WHERE t.project_id = ${scope.projectId} ${within(facets)} ${inFocus[focus]}),
    counts AS (SELECT trace_id, key, ${countsOfModes} FROM own GROUP BY 1, 2),
    parts AS MATERIALIZED (SELECT key, ${countsOfParts} FROM counts),
    sums AS (SELECT key, ${sumsOfParts} FROM parts GROUP BY 1)
    SELECT key, part, traces::int, labels, squares, products
    FROM sums CROSS JOIN LATERAL (VALUES ${rowsOfParts}) row (part, traces, labels, squares, products)
    WHERE traces > 0`);
}

/**
 * Numbers a trace side by side, a column a mode and then a column a part: sums
 * over traces then take one pass, where a row a trace and part would be grouped again.
 */
const column = (prefix: string, code: LabelSums["part"]) => Prisma.raw(`${prefix}_${code.replace(".", "_")}`);
const joined = (columns: readonly Prisma.Sql[], between = ", ") => Prisma.join([...columns], between);

const countsOfModes = joined(
  modeCodes.map((mode) => Prisma.sql`count(*) FILTER (WHERE mode = ${mode}) AS ${column("n", mode)}`),
);

const modesOfParts: readonly (readonly [LabelSums["part"], readonly ModeCode[]])[] = [
  ["all", modeCodes],
  ...categoryCodes.map((category) => [category, modeCodes.filter((mode) => categoryOf(mode) === category)] as const),
  ...modeCodes.map((mode) => [mode, [mode]] as const),
];

const countsOfParts = joined(
  modesOfParts.map(
    ([part, modes]) =>
      Prisma.sql`(${joined(
        modes.map((mode) => column("n", mode)),
        " + ",
      )})::float8 AS ${column("own", part)}`,
  ),
);

const sumsOfParts = joined(
  modesOfParts.map(([part]) => {
    const [own, all] = [column("own", part), column("own", "all")];
    return Prisma.sql`count(*) FILTER (WHERE ${own} > 0) AS ${column("traces", part)}, sum(${own}) AS ${column("labels", part)},
      sum(${own} * ${own}) AS ${column("squares", part)}, sum(${own} * ${all}) AS ${column("products", part)}`;
  }),
);

const rowsOfParts = joined(
  modesOfParts.map(
    ([part]) =>
      Prisma.sql`(${part}::text, ${joined(["traces", "labels", "squares", "products"].map((sum) => column(sum, part)))})`,
  ),
);
