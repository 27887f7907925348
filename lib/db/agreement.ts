import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { adjudicated } from "@/lib/agreement/query-schema";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { db } from "@/lib/db/client";
import { kindOfSource } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { visibleReviews } from "@/lib/db/visible-reviews";
import type { Source } from "@/lib/reviews/sources";

export interface RatingChoice extends TraceFacets {
  readonly sources: readonly Source[];
  /** Ids; none means all of the sources. */
  readonly annotators: readonly string[];
  /** An annotator who is taken along whatever the choice, or the adjudicated reviews. */
  readonly reference: string | undefined;
  /** Traces of this round alone. */
  readonly round: string | undefined;
}

/** A rating with the review behind it. */
export interface RatedReview extends Rating {
  readonly review: string;
  /** Whether it is of one of the chosen annotators, and not of the reference alone. */
  readonly chosen: boolean;
}

/** What each annotator said of each trace, of the submitted reviews that the caller may see. */
export async function readRatings(scope: ProjectScope, choice: RatingChoice): Promise<RatedReview[]> {
  const kinds = choice.sources.map((source) => kindOfSource[source]);
  const chosen =
    choice.annotators.length > 0
      ? Prisma.sql`a.id = ANY(${[...choice.annotators]})`
      : Prisma.sql`a.kind::text = ANY(${kinds})`;
  const reference = choice.reference ?? null;
  return db().$queryRaw<RatedReview[]>(Prisma.sql`
    SELECT r.id AS review, r.trace_id AS trace,
      CASE WHEN r.adjudicated THEN ${adjudicated} ELSE a.id END AS annotator, r.judged, r.found,
      ${chosen} AND NOT r.adjudicated AS chosen
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id JOIN traces t ON t.id = r.trace_id
    WHERE ${visibleReviews(scope)} AND r.status = 'submitted' ${within(choice)} ${ofRound(scope, choice.round)}
      AND CASE WHEN r.adjudicated THEN ${reference} = ${adjudicated} ELSE ${chosen} OR a.id = ${reference} END`);
}

/** Training items show their answer, so that agreement on them says nothing. */
function ofRound({ projectId }: ProjectScope, round: string | undefined): Prisma.Sql {
  if (round === undefined) return Prisma.empty;
  return Prisma.sql`AND EXISTS (SELECT 1 FROM round_traces rt JOIN rounds o ON o.id = rt.round_id
    WHERE rt.trace_id = t.id AND o.id = ${round} AND o.project_id = ${projectId} AND rt.purpose <> 'training')`;
}
