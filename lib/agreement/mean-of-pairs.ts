import { constantRater } from "@/lib/stats/cohen-kappa";
import { type Estimate, nothingCompared, noVariation, tooFew } from "@/lib/stats/estimate";

/** What the mean takes over from its pairs, the gravest first. */
const grave = [noVariation, tooFew];

/**
 * The mean of a coefficient over the pairs of annotators in which it is defined
 * (for Cohen's kappa as in Light 1971, Psychol. Bull. 76, 365–377, and in Cemri
 * et al. 2025). Each pair weighs the same, however much it read together.
 *
 * Degenerate cases: where no pair has it there is none; where some have not, the reason says so.
 */
export function meanOfPairs(pairs: readonly Estimate[]): Estimate {
  let sum = 0;
  let defined = 0;
  for (const { value } of pairs) {
    if (value === null) continue;
    sum += value;
    defined += 1;
  }
  const reasons = pairs.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  if (defined === 0) return { value: null, reason: reasons.includes(noVariation) ? noVariation : nothingCompared };
  const value = sum / defined;
  if (pairs.length === 1) return { value, reason: reasons[0] ?? null };
  if (defined < pairs.length) return { value, reason: partial(defined, pairs.length) };
  const constant = reasons.filter((reason) => reason === constantRater).length;
  if (constant > 0) return { value, reason: fixed(constant, pairs.length) };
  return { value, reason: grave.find((reason) => reasons.includes(reason)) ?? reasons[0] ?? null };
}

function partial(defined: number, pairs: number): string {
  return `The mean of ${defined} of ${pairs} pairs of annotators: the others judged nothing together, or gave one answer throughout.`;
}

function fixed(constant: number, pairs: number): string {
  return `In ${constant} of ${pairs} pairs one annotator gave the same answer throughout: kappa is 0 there, whatever the other answered.`;
}
