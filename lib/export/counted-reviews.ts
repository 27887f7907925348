/** Which reviews of a trace an export counts, and what they come to. */
import type { ExportedReview } from "@/lib/export/exported-trace";
import { type ConsensusRule, consensus } from "@/lib/reviews/consensus";
import type { Verdict } from "@/lib/reviews/masks";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

export interface ReviewChoice {
  readonly kinds: readonly AnnotatorKind[];
  /** Ids; none means all of the kinds. */
  readonly annotators: readonly string[];
  readonly rule: ConsensusRule;
}

/** The submitted reviews of the chosen annotators. */
export function chosenReviews(reviews: readonly ExportedReview[], choice: ReviewChoice): ExportedReview[] {
  const named = new Set(choice.annotators);
  return reviews.filter(
    ({ status, annotator }) =>
      status === "submitted" && choice.kinds.includes(annotator.kind) && (named.size === 0 || named.has(annotator.id)),
  );
}

/** The verdict of chosen reviews: the same as the dashboard's. Null for a trace that none of them judged. */
export function verdictOf(reviews: readonly ExportedReview[], rule: ConsensusRule): Verdict | null {
  const votes = reviews.map(({ judged, found, adjudicated }) => ({ judged, found: found & judged, adjudicated }));
  return consensus(votes, rule);
}
