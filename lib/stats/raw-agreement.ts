import { type Estimate, nothingCompared } from "@/lib/stats/estimate";
import { ratingCaution } from "@/lib/stats/rating-caution";
import type { RatingTally } from "@/lib/stats/rating-tally";

const lopsided =
  "Nine answers in ten or more are the same, so most of this agreement would come by chance: read it beside kappa.";

/**
 * The share of pairs of raters that gave an item the same answer, averaged over
 * the items (Fleiss 1971, Psychol. Bull. 76, 378–382: the mean of P_i; with
 * different numbers of raters as in Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th ed., ch. 2). Not corrected for chance.
 *
 * Degenerate cases: no item with two ratings gives null.
 */
export function rawAgreement(tally: RatingTally): Estimate {
  if (tally.compared === 0) return { value: null, reason: nothingCompared };
  return { value: tally.agreeing / tally.compared, reason: ratingCaution(tally, lopsided) };
}
