import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { type ConsensusChoice, chosenReviews, consensusRows } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import type { Focus } from "@/lib/insights/focus";
import { modeCodes } from "@/lib/mast/taxonomy";

/** The place of a label's mode in MAST's order, from 0. */
export const modePlace = Prisma.sql`(array_position(${[...modeCodes]}::text[], l.mode) - 1)`;

/**
 * Joins that lead from a verdict to the labels `l` that count for it: standing
 * ones of a mode, in the reviews `r` of annotators `a` that made the verdict.
 */
export function countedLabels(scope: ProjectScope, choice: ConsensusChoice): Prisma.Sql {
  return Prisma.sql`
    JOIN reviews r ON r.trace_id = verdict.trace_id
    JOIN annotators a ON a.id = r.annotator_id AND ${chosenReviews(scope, choice)} AND r.adjudicated = verdict.settled
    JOIN labels l ON l.review_id = r.id AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL`;
}

/** That a label's mode is among the findings of its trace. */
export const found = Prisma.sql`(verdict.found >> ${modePlace}) & 1 = 1`;

/** Joins from a label to the steps `s` at which its segments begin; none for the whole trace. */
export const firstSteps = Prisma.sql`
  LEFT JOIN segments g ON g.label_id = l.id LEFT JOIN steps s ON s.id = g.first_step_id`;

/**
 * `WITH` clauses that give `verdict` (trace_id, judged, found, achieved,
 * settled), its findings narrowed to those in focus:
 *
 * - `decisive`: one label behind the finding is marked as decisive;
 * - `first`: the finding that begins earliest in its trace, one a trace: of
 *   those that begin at the same step the first in MAST's order. Findings that
 *   no label places in the run are not first.
 */
export function verdictsInFocus(scope: ProjectScope, choice: ConsensusChoice, focus: Focus): Prisma.Sql {
  const rows = Prisma.sql`SELECT trace_id, judged, found, achieved, settled FROM (${consensusRows(scope, choice)}) v`;
  // Without a focus nothing is materialised, so that only the columns that are read are worked out.
  if (focus === "all") return Prisma.sql`verdict AS NOT MATERIALIZED (${rows})`;
  const labels = countedLabels(scope, choice);
  const masks =
    focus === "decisive"
      ? Prisma.sql`
        SELECT verdict.trace_id, bit_or(1 << ${modePlace}) AS mask
        FROM whole verdict ${labels} WHERE l.decisive GROUP BY 1`
      : Prisma.sql`
        SELECT verdict.trace_id, 1 << (min(s.position * 16 + ${modePlace}) & 15) AS mask
        FROM whole verdict ${labels} ${firstSteps} WHERE ${found} AND s.id IS NOT NULL GROUP BY 1`;
  return Prisma.sql`
    whole AS MATERIALIZED (${rows}),
    focus AS MATERIALIZED (${masks}),
    verdict AS (
      SELECT w.trace_id, w.judged, w.found & coalesce(f.mask, 0) AS found, w.achieved, w.settled
      FROM whole w LEFT JOIN focus f ON f.trace_id = w.trace_id)`;
}
