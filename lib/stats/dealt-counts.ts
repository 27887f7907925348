import { ones } from "@/lib/stats/bits";
import type { Turns } from "@/lib/stats/drawn-counts";
import { randomSubsets } from "@/lib/stats/random-subsets";

/** Units of two samples that count once at each of some places. */
export interface PooledUnits {
  readonly first: number;
  readonly second: number;
  readonly places: readonly number[];
}

/**
 * A permutation test's deals (Fisher 1935; Good 2005, Permutation, Parametric and Bootstrap Tests of Hypotheses, ch. 3):
 * the units of both samples are pooled and dealt again into samples of the same sizes, and `visit` sees the counts of
 * each deal. The arrays are overwritten by the next one.
 *
 * Units are bits: those dealt to the first sample, and at each place those that count there, so that thirty-two are
 * counted at once.
 */
export function dealCounts(
  groups: readonly PooledUnits[],
  length: number,
  { turns, seed }: Turns,
  visit: (first: Float64Array, second: Float64Array) => void,
): void {
  const size = groups.reduce((sum, { first }) => sum + first, 0);
  const units = groups.reduce((sum, { first, second }) => sum + first + second, 0);
  const counting = Array.from({ length }, () => new Uint32Array(Math.ceil(units / 32)));
  const total = new Float64Array(length);
  let unit = 0;
  for (const { first, second, places } of groups) {
    for (const end = unit + first + second; unit < end; unit += 1) {
      for (const place of places) {
        const bits = counting[place] as Uint32Array;
        bits[unit >>> 5] = (bits[unit >>> 5] as number) | (1 << (unit & 31));
        total[place] = (total[place] as number) + 1;
      }
    }
  }
  const [one, other] = [new Float64Array(length), new Float64Array(length)];
  const deal = randomSubsets(units, size, seed);
  for (let turn = 0; turn < turns; turn += 1) {
    const dealt = deal();
    for (let place = 0; place < length; place += 1) {
      const count = total[place] === 0 ? 0 : inBoth(dealt, counting[place] as Uint32Array);
      one[place] = count;
      other[place] = (total[place] as number) - count;
    }
    visit(one, other);
  }
}

function inBoth(some: Uint32Array, others: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < some.length; word += 1) count += ones((some[word] as number) & (others[word] as number));
  return count;
}
