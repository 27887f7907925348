import { type Estimate, lopsidedChance, nothingCompared, noVariation } from "@/lib/stats/estimate";
import { ratingCaution } from "@/lib/stats/rating-caution";
import type { RatingTally } from "@/lib/stats/rating-tally";

/**
 * κ = (P̄ − P̄e) ÷ (1 − P̄e), P̄e = Σ p_j² (Fleiss 1971, Psychol. Bull. 76,
 * 378–382). Fleiss asks for the same number of ratings of each item; where it
 * differs, p_j is the mean over items of the answer's share of the item's
 * ratings, an item with one rating included (Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th ed., ch. 2), which for equal numbers is the same.
 *
 * Degenerate cases: no item with two ratings, or one answer only (0 ÷ 0), give null.
 */
export function fleissKappa(tally: RatingTally): Estimate {
  if (tally.compared === 0) return { value: null, reason: nothingCompared };
  const chance = tally.shares.reduce((sum, share) => sum + (share / tally.rated) ** 2, 0);
  if (chance === 1) return { value: null, reason: noVariation };
  return {
    value: (tally.agreeing / tally.compared - chance) / (1 - chance),
    reason: ratingCaution(tally, lopsidedChance),
  };
}
