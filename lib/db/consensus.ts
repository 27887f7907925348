import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";
import { type InsightsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";
import { modeCodes } from "@/lib/mast/taxonomy";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** Whose reviews count, and how several become one. */
export interface ConsensusChoice {
  readonly kinds: readonly AnnotatorKind[];
  /** Ids; none means all of the kinds. */
  readonly annotators: readonly string[];
  readonly rule: ConsensusRule;
}

export const kindOfSource: Record<Source, AnnotatorKind> = { people: "person", judges: "judge", imported: "imported" };

/** How the reviews that a reader chose become verdicts. */
export function choiceOf(
  query: Pick<InsightsQuery, "sources" | "annotators" | "consensus">,
  sources: readonly Source[] = sourcesOf(query),
): ConsensusChoice {
  return { kinds: sources.map((source) => kindOfSource[source]), annotators: query.annotators, rule: query.consensus };
}

const places = modeCodes.map((_, place) => place);

/** Votes of the reviews in `from`, as one mask: bit i where those who found mode i are enough of those who judged it. */
function found(rule: Exclude<ConsensusRule, "adjudicated">, filter: Prisma.Sql): Prisma.Sql {
  const any = Prisma.sql`coalesce(bit_or(v.found) FILTER (WHERE ${filter}), 0)`;
  if (rule === "any") return any;
  // Found by all who judged it: found by one, and by nobody judged and not found.
  if (rule === "all") return Prisma.sql`(${any} & ~coalesce(bit_or(v.judged & ~v.found) FILTER (WHERE ${filter}), 0))`;
  const bits = places.map((place) => {
    const bit = Prisma.raw(String(place));
    return Prisma.sql`(CASE WHEN 2 * sum((v.found >> ${bit}) & 1) FILTER (WHERE ${filter})
      > sum((v.judged >> ${bit}) & 1) FILTER (WHERE ${filter}) THEN 1 << ${bit} ELSE 0 END)`;
  });
  return Prisma.sql`(${Prisma.join(bits, " | ")})`;
}

/**
 * A query of one row (trace_id, judged, found) per trace that is read: the same
 * rules as `consensus()` in lib/reviews, which a test holds it to. It takes only
 * submitted reviews that the caller may see.
 */
export function consensusRows(scope: ProjectScope, choice: ConsensusChoice): Prisma.Sql {
  const { rule, kinds, annotators } = choice;
  const plain = Prisma.sql`NOT v.adjudicated`;
  const settled = Prisma.sql`v.adjudicated`;
  const judged = (filter: Prisma.Sql) => Prisma.sql`coalesce(bit_or(v.judged) FILTER (WHERE ${filter}), 0)`;
  const columns =
    rule === "adjudicated"
      ? Prisma.sql`
          CASE WHEN bool_or(v.adjudicated) THEN ${judged(settled)} ELSE ${judged(plain)} END AS judged,
          CASE WHEN bool_or(v.adjudicated) THEN ${found("majority", settled)} ELSE ${found("majority", plain)} END AS found`
      : Prisma.sql`${judged(plain)} AS judged, ${found(rule, plain)} AS found`;
  return Prisma.sql`
    SELECT * FROM (
      SELECT v.trace_id, ${columns}
      FROM (
        SELECT r.trace_id, r.judged, r.found & r.judged AS found, r.adjudicated
        FROM reviews r JOIN annotators a ON a.id = r.annotator_id
        WHERE ${visibleReviews(scope)} AND r.status = 'submitted' AND a.kind::text = ANY(${[...kinds]})
          ${annotators.length > 0 ? Prisma.sql`AND a.id = ANY(${[...annotators]})` : Prisma.empty}
      ) v
      GROUP BY v.trace_id
    ) verdicts WHERE judged <> 0`;
}
