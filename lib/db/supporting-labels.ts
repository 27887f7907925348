import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { type ConsensusChoice, chosenReviews, type TraceRange, verdictsOf } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import type { Focus } from "@/lib/insights/focus";
import { modeCodes } from "@/lib/mast/taxonomy";

/** The place of a label's mode in MAST's order, from 0. */
export const modePlace = Prisma.sql`(array_position(${[...modeCodes]}::text[], l.mode) - 1)`;

/** Joins that lead from a verdict to the labels `l` that count for it: standing ones of a mode, in the reviews `r` that made the verdict. */
export const countedLabels = Prisma.sql`
  JOIN chosen r ON r.trace_id = verdict.trace_id AND r.adjudicated = verdict.settled
  JOIN labels l ON l.review_id = r.id AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL`;

/** That a label's mode is among the findings of its trace; "not none", which PostgreSQL takes for likely, as it is. */
export const found = Prisma.sql`(verdict.found >> ${modePlace}) & 1 <> 0`;

/** Joins from a label to the steps `s` at which its segments begin; none for the whole trace. */
export const firstSteps = Prisma.sql`
  LEFT JOIN segments g ON g.label_id = l.id LEFT JOIN steps s ON s.id = g.first_step_id`;

/**
 * `WITH` clauses that give the reviews that count, `chosen`, and `verdict` (trace_id,
 * judged, found, achieved, settled), its findings narrowed to those in focus:
 *
 * - `decisive`: one label behind the finding is marked as decisive;
 * - `first`: the finding that begins earliest in its trace, one a trace: of
 *   those that begin at the same step the first in MAST's order. Findings that
 *   no label places in the run are not first.
 */
export function verdictsInFocus(
  scope: ProjectScope,
  choice: ConsensusChoice,
  focus: Focus,
  traces: TraceRange | null = null,
): Prisma.Sql {
  const { chosen, rows } = clauses(scope, choice, traces);
  // Not written down, so that only the columns that are read are worked out.
  if (focus === "all") return Prisma.sql`${chosen}, verdict AS NOT MATERIALIZED (${rows})`;
  const masks =
    focus === "decisive"
      ? Prisma.sql`
        SELECT verdict.trace_id, bit_or(1 << ${modePlace}) AS mask
        FROM whole verdict ${countedLabels} WHERE l.decisive GROUP BY 1`
      : Prisma.sql`
        SELECT verdict.trace_id, 1 << (min(s.position * 16 + ${modePlace}) & 15) AS mask
        FROM whole verdict ${countedLabels} ${firstSteps} WHERE ${found} AND s.id IS NOT NULL GROUP BY 1`;
  return Prisma.sql`${chosen},
    whole AS MATERIALIZED (${rows}),
    focus AS MATERIALIZED (${masks}),
    verdict AS MATERIALIZED (
      SELECT w.trace_id, w.judged, w.found & coalesce(f.mask, 0) AS found, w.achieved, w.settled
      FROM whole w LEFT JOIN focus f ON f.trace_id = w.trace_id)`;
}

/** The same for a query that leads to labels, which asks of each whether it was found: there a verdict is worked out once. */
export function verdictsWithLabels(
  scope: ProjectScope,
  choice: ConsensusChoice,
  focus: Focus,
  traces: TraceRange | null = null,
): Prisma.Sql {
  if (focus !== "all") return verdictsInFocus(scope, choice, focus, traces);
  const { chosen, rows } = clauses(scope, choice, traces);
  return Prisma.sql`${chosen}, verdict AS MATERIALIZED (${rows})`;
}

function clauses(scope: ProjectScope, choice: ConsensusChoice, traces: TraceRange | null) {
  // Who may see what is asked once, however often the reviews are read; read once, they are not written down.
  const chosen = Prisma.sql`chosen AS (${chosenReviews(scope, choice, traces)})`;
  const verdicts = verdictsOf(Prisma.sql`chosen`, choice.rule);
  return { chosen, rows: Prisma.sql`SELECT trace_id, judged, found, achieved, settled FROM (${verdicts}) v` };
}
