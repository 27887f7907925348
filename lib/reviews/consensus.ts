/**
 * From several submitted reviews of one trace to one verdict. The database does
 * the same in SQL for a whole project; this is the reference it is tested against.
 */
import { modeCodes } from "@/lib/mast/taxonomy";
import type { Verdict } from "@/lib/reviews/masks";

export const consensusRules = ["majority", "any", "all", "adjudicated"] as const;
export type ConsensusRule = (typeof consensusRules)[number];

export interface SubmittedReview extends Verdict {
  /** Made by a curator to settle a trace: it stands above the others and is no vote beside them. */
  readonly adjudicated: boolean;
}

/**
 * The rule where the reader chose none: a settled answer stands above votes. Of reviews among which none is
 * settled this is the majority, and is called so.
 */
export const usualRule = (anySettled: boolean): ConsensusRule => (anySettled ? "adjudicated" : "majority");

/**
 * The verdict on a trace, or null where nobody judged any mode: such a trace is
 * unread, which is not "no failure". A mode counts as judged when one review
 * judged it; a review that did not judge it has no vote on it.
 *
 * - `majority`: found by more than half of those who judged the mode, so two must both find it;
 * - `any`: found by at least one; `all`: by everyone who judged it;
 * - `adjudicated`: the adjudicated review where there is one, else the majority of the others.
 *
 * One annotator alone is the consensus of their one review, under every rule.
 */
export function consensus(reviews: readonly SubmittedReview[], rule: ConsensusRule): Verdict | null {
  const settled = reviews.filter((review) => review.adjudicated);
  if (rule === "adjudicated" && settled.length > 0) return tally(settled, "majority");
  return tally(
    reviews.filter((review) => !review.adjudicated),
    rule === "adjudicated" ? "majority" : rule,
  );
}

function tally(reviews: readonly Verdict[], rule: "majority" | "any" | "all"): Verdict | null {
  let judged = 0;
  let found = 0;
  for (let place = 0; place < modeCodes.length; place += 1) {
    const bit = 1 << place;
    const judges = reviews.filter((review) => (review.judged & bit) !== 0);
    const finders = judges.filter((review) => (review.found & bit) !== 0).length;
    if (judges.length === 0) continue;
    judged |= bit;
    if (agrees(finders, judges.length, rule)) found |= bit;
  }
  return judged === 0 ? null : { judged, found };
}

function agrees(finders: number, judges: number, rule: "majority" | "any" | "all"): boolean {
  if (rule === "any") return finders > 0;
  if (rule === "all") return finders === judges;
  return finders * 2 > judges;
}
