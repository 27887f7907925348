import { type Estimate, nothingCompared } from "@/lib/stats/estimate";
import { ratingCaution } from "@/lib/stats/rating-caution";
import type { RatingTally } from "@/lib/stats/rating-tally";

const lopsided =
  "Nine answers in ten or more are the same: AC1 is then close to raw agreement and says little about the rare answer. Read it beside kappa.";

/**
 * AC1 = (pa − pe) ÷ (1 − pe), pe = Σ π_k(1 − π_k) ÷ (q − 1) over the q possible
 * answers (Gwet 2008, Br. J. Math. Stat. Psychol. 61, 29–48). With missing
 * ratings pa is over the items that two or more rated and π_k over all that were
 * rated (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 2).
 *
 * Degenerate cases: no item with two ratings gives null; one answer only gives 1.
 */
export function gwetAc1(tally: RatingTally): Estimate {
  if (tally.compared === 0) return { value: null, reason: nothingCompared };
  const spread = tally.shares.reduce((sum, share) => sum + (share / tally.rated) * (1 - share / tally.rated), 0);
  const chance = spread / (tally.shares.length - 1);
  return { value: (tally.agreeing / tally.compared - chance) / (1 - chance), reason: ratingCaution(tally, lopsided) };
}
