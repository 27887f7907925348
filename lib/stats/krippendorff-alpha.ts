import { type Estimate, lopsidedChance, nothingCompared, noVariation } from "@/lib/stats/estimate";
import { ratingCaution } from "@/lib/stats/rating-caution";
import type { RatingTally } from "@/lib/stats/rating-tally";

/**
 * Nominal α with missing ratings (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability, section C; 2004, Content Analysis, 2nd ed., ch. 11):
 * α = ((n − 1) Σ o_cc − Σ n_c(n_c − 1)) ÷ (n(n − 1) − Σ n_c(n_c − 1)),
 * with the coincidences o and their margins n_c over the items that two or more rated.
 *
 * Degenerate cases: no item with two ratings gives null. One answer only is
 * 0 ÷ 0, and null too: Krippendorff calls such data unfit to show reliability.
 */
export function krippendorffAlpha(tally: RatingTally): Estimate {
  if (tally.compared === 0) return { value: null, reason: nothingCompared };
  let n = 0;
  let alike = 0;
  for (const count of tally.values) {
    n += count;
    alike += count * (count - 1);
  }
  const apart = n * (n - 1) - alike;
  if (apart === 0) return { value: null, reason: noVariation };
  return { value: ((n - 1) * tally.matches - alike) / apart, reason: ratingCaution(tally, lopsidedChance) };
}
