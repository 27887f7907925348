import type { AnswerVectors } from "@/lib/agreement/answer-vectors";
import { type Comparison, slotsOf } from "@/lib/agreement/comparison";
import { firstModePart, partMasks, pooledPart } from "@/lib/agreement/parts";
import type { RatingPattern } from "@/lib/agreement/rating-patterns";

/** How often each vector occurs in each part: the vectors of the first part, then those of the second, … */
export function countVectors(patterns: readonly RatingPattern[], { vectors, cells }: AnswerVectors): Float64Array {
  const counts = new Float64Array(partMasks.length * vectors.length);
  for (const [row, { traces }] of patterns.entries()) {
    for (let part = 0; part < partMasks.length; part += 1) {
      const place = part * vectors.length + (cells[row * partMasks.length + part] as number);
      counts[place] = (counts[place] as number) + traces;
    }
  }
  return counts;
}

/** The sums of each part, the pooled ones last; the arrays are overwritten by the next call. */
export function partSums(comparison: Comparison, { vectors }: AnswerVectors): (counts: Float64Array) => Float64Array[] {
  const slots = vectors.map((vector) => Uint32Array.from(slotsOf(comparison, vector)));
  const sums = Array.from({ length: partMasks.length + 1 }, () => new Float64Array(comparison.slots));
  const pooled = sums[pooledPart] as Float64Array;
  return (counts) => {
    pooled.fill(0);
    // Plain loops: a bootstrap runs this for each resample.
    for (let part = 0; part < partMasks.length; part += 1) {
      const own = sums[part] as Float64Array;
      own.fill(0);
      for (let vector = 0; vector < slots.length; vector += 1) {
        const times = counts[part * slots.length + vector] as number;
        if (times === 0) continue;
        for (const slot of slots[vector] as Uint32Array) own[slot] = (own[slot] as number) + times;
      }
      if (part < firstModePart) continue;
      for (let slot = 0; slot < own.length; slot += 1) pooled[slot] = (pooled[slot] as number) + (own[slot] as number);
    }
    return sums;
  };
}
