/**
 * How differently the shares of a total could have fallen had other units been
 * sampled. A unit (a trace) holds any number of classes (the modes found in it);
 * the share of a part (one mode, or a category's modes) is its count over all
 * units ÷ the count of every class over all units.
 */
import { groupDraws } from "@/lib/stats/group-draws";
import type { Interval } from "@/lib/stats/interval";
import { percentileInterval } from "@/lib/stats/percentile-interval";

/** Units that hold the same classes, each class once. */
export interface UnitGroup {
  readonly units: number;
  readonly classes: readonly number[];
}

/** Classes whose counts make one numerator. */
export type Part = readonly number[];

export interface BootstrapOptions {
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Percentile intervals of the parts' shares from resampling whole units with
 * replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap,
 * eq. 13.5: the k-th lowest and the k-th highest of B shares, k = ⌊(B + 1) · 0.025⌋).
 * Units are resampled, not classes: what goes wrong in one run goes wrong together.
 *
 * Degenerate cases: a resample in which nothing was counted has no shares and is
 * left out; where fewer than 39 remain, or fewer than two units count anything,
 * every interval is null. A part that is nothing, or everything, gives [0, 0] or
 * [1, 1]: resampling cannot show what was never seen.
 */
export function bootstrapShares(
  groups: readonly UnitGroup[],
  parts: readonly Part[],
  { resamples, seed }: BootstrapOptions,
): (Interval | null)[] {
  const counting = groups.reduce((sum, group) => sum + (group.classes.length > 0 ? group.units : 0), 0);
  if (counting < 2) return parts.map(() => null);
  const resample = resampler(groups, seed);
  const shares = parts.map(() => new Float64Array(resamples));
  let kept = 0;
  for (let turn = 0; turn < resamples; turn += 1) {
    const counts = resample();
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    for (const [place, part] of parts.entries()) {
      const sum = part.reduce((count, member) => count + (counts[member] ?? 0), 0);
      shares[place]?.fill(sum / total, kept, kept + 1);
    }
    kept += 1;
  }
  return shares.map((values) => percentileInterval(values.subarray(0, kept).sort()));
}

/** Draws as many units as there are, and answers with the count of each class (an array that the next draw overwrites). */
function resampler(groups: readonly UnitGroup[], seed: number): () => Float64Array {
  const draw = groupDraws(
    groups.map((group) => group.units),
    seed,
  );
  const holders = holdersOfClasses(groups);
  const counts = new Float64Array(holders.length);
  return () => {
    const drawn = draw();
    for (const [member, holder] of holders.entries()) {
      let sum = 0;
      for (let place = 0; place < holder.length; place += 1) sum += drawn[holder[place] as number] as number;
      counts[member] = sum;
    }
    return counts;
  };
}

/** For each class, the groups whose units hold it. */
function holdersOfClasses(groups: readonly UnitGroup[]): Uint32Array[] {
  const holders: number[][] = [];
  for (const [place, group] of groups.entries()) {
    for (const member of group.classes) {
      while (holders.length <= member) holders.push([]);
      holders[member]?.push(place);
    }
  }
  return holders.map((places) => Uint32Array.from(places));
}
