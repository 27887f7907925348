import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { allOrNothingSeen, everythingSeen, othersSeen } from "@/lib/db/visible-reviews";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** Which tallies are the verdicts of a choice (docs/decisions/026). */
export interface TallyChoice {
  readonly kind: AnnotatorKind;
  readonly rule: ConsensusRule;
  /** Whether each trace has to be asked whether the caller may see what was said of it. */
  readonly blind: boolean;
}

/**
 * The tallies that hold what a choice counts: it names nobody, the caller sees of each trace all reviews or none, and no
 * more than one of its kinds has reviews. Null where the reviews themselves have to be counted.
 */
export async function talliesOf(
  scope: ProjectScope,
  { kinds, annotators, rule }: ConsensusChoice,
): Promise<TallyChoice | null> {
  if (annotators.length > 0) return null;
  const [row] = await db().$queryRaw<{ everything: boolean; whole: boolean; kinds: AnnotatorKind[] }[]>(Prisma.sql`
    SELECT everything, CASE WHEN everything THEN TRUE ELSE ${allOrNothingSeen(scope)} END AS whole, ARRAY(
      SELECT chosen.kind::text FROM unnest(${[...kinds]}::annotator_kind[]) AS chosen(kind)
      -- One row of each kind tells; without the limit PostgreSQL goes through all.
      WHERE (SELECT TRUE FROM tallies w WHERE w.project_id = ${scope.projectId} AND w.kind = chosen.kind LIMIT 1)) AS kinds
    FROM (SELECT ${everythingSeen(scope)} AS everything) seen`);
  const [kind = kinds[0], ...others] = row?.kinds ?? [];
  if (row === undefined || !row.whole || kind === undefined || others.length > 0) return null;
  return { kind, rule, blind: !row.everything };
}

const foundBy: Readonly<Record<ConsensusRule, Prisma.Sql>> = {
  any: Prisma.sql`found_by_any`,
  all: Prisma.sql`found_by_all`,
  majority: Prisma.sql`found_by_majority`,
  adjudicated: Prisma.sql`found_by_majority`,
};

/** A query of the read traces (trace_id, judged, found): what `consensusRows` gives, without counting. */
export function talliedRows(scope: ProjectScope, { kind, rule, blind }: TallyChoice): Prisma.Sql {
  const set = rule === "adjudicated" ? Prisma.sql`w.settled` : Prisma.sql`w.adjudicated`;
  return Prisma.sql`SELECT trace_id, judged, ${foundBy[rule]} AS found FROM tallies w
    WHERE w.project_id = ${scope.projectId} AND w.kind = ${kind}::annotator_kind AND NOT ${set}
      ${blind ? Prisma.sql`AND ${othersSeen(scope, Prisma.sql`w.trace_id`)}` : Prisma.empty}`;
}
