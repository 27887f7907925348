import {
  type Estimate,
  fewItems,
  lopsidedChance,
  lopsidedShare,
  nothingCompared,
  noVariation,
  tooFew,
} from "@/lib/stats/estimate";

/** Items by what two raters answered: row the first rater's answer, column the second's. */
export type ContingencyTable = readonly (readonly number[])[];

export const constantRater =
  "One annotator gave every item the same answer, so kappa is 0 whatever the other answered: it says nothing about agreement.";

/**
 * κ = (po − pc) ÷ (1 − pc), pc = Σ p_i. · p_.i (Cohen 1960, Educ. Psychol. Meas.
 * 20, 37–46, eq. 1), over the items that both rated.
 *
 * Degenerate cases: no items, or both raters with one and the same answer
 * throughout (0 ÷ 0), give null. One rater without variation gives 0, and says so.
 */
export function cohenKappa(table: ContingencyTable): Estimate {
  const first = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const second = table.map((_, answer) => table.reduce((sum, row) => sum + (row[answer] as number), 0));
  const items = first.reduce((sum, count) => sum + count, 0);
  if (items === 0) return { value: null, reason: nothingCompared };
  let observed = 0;
  let chance = 0;
  let commonest = 0;
  for (let answer = 0; answer < table.length; answer += 1) {
    const ratings = (first[answer] as number) + (second[answer] as number);
    observed += (table[answer]?.[answer] as number) / items;
    chance += ((first[answer] as number) / items) * ((second[answer] as number) / items);
    commonest = Math.max(commonest, ratings / (2 * items));
  }
  if (commonest === 1) return { value: null, reason: noVariation };
  if (first.includes(items) || second.includes(items)) return { value: 0, reason: constantRater };
  const value = (observed - chance) / (1 - chance);
  if (items < fewItems) return { value, reason: tooFew };
  return { value, reason: commonest >= lopsidedShare ? lopsidedChance : null };
}
