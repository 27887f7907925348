import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";
import { type InsightsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";
import { type ConsensusRule, usualRule } from "@/lib/reviews/consensus";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** Whose reviews count. */
interface ReviewerChoice {
  readonly kinds: readonly AnnotatorKind[];
  /** Ids; none means all of the kinds. */
  readonly annotators: readonly string[];
}

/** And how several become one. */
export interface ConsensusChoice extends ReviewerChoice {
  readonly rule: ConsensusRule;
}

/** Traces from one id to another, both included; null is no bound. */
export interface TraceRange {
  readonly from: string | null;
  readonly to: string | null;
}

export const kindOfSource: Record<Source, AnnotatorKind> = { people: "person", judges: "judge", imported: "imported" };

/**
 * How the reviews that a reader chose become verdicts. Where they chose no rule, it depends on whether any of these
 * reviews is settled: so figures are named after what decided them.
 */
export async function choiceOf(
  scope: ProjectScope,
  query: Pick<InsightsQuery, "sources" | "annotators" | "consensus">,
  sources: readonly Source[] = sourcesOf(query),
): Promise<ConsensusChoice> {
  const whose = { kinds: sources.map((source) => kindOfSource[source]), annotators: query.annotators };
  return { ...whose, rule: query.consensus ?? usualRule(await anySettled(scope, whose)) };
}

async function anySettled(scope: ProjectScope, whose: ReviewerChoice): Promise<boolean> {
  const [row] = await db().$queryRaw<{ settled: boolean }[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM (${chosenReviews(scope, whose)}) r WHERE r.adjudicated) AS settled`);
  return row?.settled ?? false;
}

/**
 * Votes are counted for three modes at once: a mask's three bits are spread over
 * the lanes of one number, fifteen bits a lane, and such numbers are summed. Each
 * fits an `int` and their sum a `bigint`, which is what PostgreSQL sums fastest.
 * Fifteen bits hold the votes of 16,383 reviews of one trace.
 */
const lane = 15;
const lanes = [0, 1, 2];
const threes = [0, 3, 6, 9, 12];
const constant = (bits: readonly number[], type: "int" | "bigint") =>
  Prisma.raw(`${bits.reduce((sum, bit) => sum + 2n ** BigInt(bit), 0n)}::${type}`);
const copies = constant(
  lanes.map((place) => (lane - 1) * place),
  "int",
);
const ones = constant(
  lanes.map((place) => lane * place),
  "int",
);
const halves = constant(
  lanes.map((place) => lane * place + lane - 1),
  "bigint",
);

function spread(mask: Prisma.Sql, from: number): Prisma.Sql {
  return Prisma.sql`((((${mask} >> ${Prisma.raw(String(from))}) & 7) * ${copies}) & ${ones})`;
}

/** For three modes: bit i where twice the votes for are more than all votes. The top bit of a lane is the borrow not taken. */
function moreThanHalf(from: number): Prisma.Sql {
  const [yes, all] = [Prisma.raw(`found_${from}`), Prisma.raw(`judged_${from}`)];
  const compared = Prisma.sql`(${halves} + 2 * ${yes} - ${all} - ${ones})`;
  const bits = lanes.map((place) => {
    const [shift, bit] = [Prisma.raw(String((lane - 1) * (place + 1))), Prisma.raw(String(1 << place))];
    return Prisma.sql`((${compared} >> ${shift}) & ${bit})`;
  });
  return Prisma.sql`((${Prisma.join(bits, " | ")})::int << ${Prisma.raw(String(from))})`;
}

const verdictBy: Readonly<Record<ConsensusRule, Prisma.Sql>> = {
  any: Prisma.sql`found_by_one`,
  // Found by all who judged it: found by one, and by nobody judged and not found.
  all: Prisma.sql`(found_by_one & ~missed_by_one)`,
  majority: Prisma.sql`(${Prisma.join(threes.map(moreThanHalf), " | ")})`,
  adjudicated: Prisma.sql`(${Prisma.join(threes.map(moreThanHalf), " | ")})`,
};

/**
 * The submitted reviews that the caller may see and the reader chose, as a query; the rule may yet set some aside.
 * What is chosen compares as the columns are typed, so that PostgreSQL knows how many there will be: taken for
 * a handful, they are looked up one by one.
 */
export function chosenReviews(
  scope: ProjectScope,
  { kinds, annotators }: ReviewerChoice,
  traces: TraceRange | null = null,
): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id, r.trace_id, r.annotator_id, r.judged, r.found, r.achieved, r.adjudicated
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id
    WHERE ${visibleReviews(scope)} AND r.status = 'submitted' AND a.kind = ANY(${[...kinds]}::annotator_kind[])
      ${annotators.length > 0 ? Prisma.sql`AND a.id = ANY(${[...annotators]})` : Prisma.empty}
      ${traces?.from ? Prisma.sql`AND r.trace_id >= ${traces.from}` : Prisma.empty}
      ${traces?.to ? Prisma.sql`AND r.trace_id <= ${traces.to}` : Prisma.empty}`;
}

/**
 * A query of one row (trace_id, judged, found, achieved, settled) per trace that
 * is read: the same rules as `consensus()` in lib/reviews, which a test holds it
 * to. It takes only submitted reviews that the caller may see.
 *
 * - `achieved`: what more than half of those say who answered whether the task
 *   was achieved; "unclear" where they answered and no answer has that many.
 * - `settled`: whether the verdict is that of adjudicated reviews; the reviews
 *   behind it are those whose `adjudicated` is the same.
 *
 * PostgreSQL works out only those of the columns that a query around it reads.
 */
export function consensusRows(scope: ProjectScope, choice: ConsensusChoice): Prisma.Sql {
  return verdictsOf(Prisma.sql`(${chosenReviews(scope, choice)})`, choice.rule);
}

/** The same of reviews that are at hand: `reviews` is what stands behind FROM. */
export function verdictsOf(reviews: Prisma.Sql, rule: ConsensusRule): Prisma.Sql {
  const chosen = Prisma.sql`
    SELECT r.trace_id, r.judged, r.found & r.judged AS found, r.achieved, r.adjudicated
      ${rule === "adjudicated" ? Prisma.sql`, bool_or(r.adjudicated) OVER (PARTITION BY r.trace_id) AS settled` : Prisma.sql`, FALSE AS settled`}
    FROM ${reviews} r`;
  const sums = threes.map((from) => {
    const name = Prisma.raw(String(from));
    return Prisma.sql`sum(${spread(Prisma.sql`v.judged`, from)}) AS judged_${name},
      sum(${spread(Prisma.sql`v.found`, from)}) AS found_${name}`;
  });
  return Prisma.sql`
    SELECT trace_id, judged, ${verdictBy[rule]} AS found, settled,
      CASE WHEN 2 * yes > answers THEN 'yes' WHEN 2 * no > answers THEN 'no' WHEN answers > 0 THEN 'unclear' END AS achieved
    FROM (
      SELECT v.trace_id, bit_or(v.judged) AS judged, bool_or(v.settled) AS settled, count(v.achieved) AS answers,
        count(*) FILTER (WHERE v.achieved = 'yes') AS yes, count(*) FILTER (WHERE v.achieved = 'no') AS no,
        bit_or(v.found) AS found_by_one, bit_or(v.judged & ~v.found) AS missed_by_one, ${Prisma.join(sums)}
      FROM (${chosen}) v
      WHERE v.adjudicated = v.settled
      GROUP BY v.trace_id
    ) votes WHERE judged <> 0`;
}
