import { fewItems, lopsidedShare, noVariation, tooFew } from "@/lib/stats/estimate";
import type { RatingTally } from "@/lib/stats/rating-tally";

/** What stands against a coefficient that is defined, the gravest first; `lopsided` says what a rare answer does to it. */
export function ratingCaution({ compared, values }: RatingTally, lopsided: string): string | null {
  const ratings = values.reduce((sum, count) => sum + count, 0);
  const commonest = Math.max(...values);
  if (commonest === ratings) return noVariation;
  if (compared < fewItems) return tooFew;
  return commonest >= lopsidedShare * ratings ? lopsided : null;
}
