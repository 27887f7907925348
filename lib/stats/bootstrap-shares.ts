/**
 * How differently the shares of a total could have fallen had other units been
 * sampled. A unit (a trace) holds any number of classes (the modes found in it);
 * the share of a part (one mode, or a category's modes) is its count over all
 * units ÷ the count of every class over all units.
 */
import { drawCounts } from "@/lib/stats/drawn-counts";
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
  const classes = 1 + Math.max(...groups.flatMap((group) => group.classes), ...parts.flat());
  const counted = groups.map((group) => ({ units: group.units, places: group.classes }));
  const shares = parts.map(() => new Float64Array(resamples));
  let kept = 0;
  drawCounts(counted, classes, { turns: resamples, seed }, (counts) => {
    let total = 0;
    for (let member = 0; member < classes; member += 1) total += counts[member] as number;
    if (total === 0) return;
    // Plain loops: this runs once a resample.
    for (let place = 0; place < parts.length; place += 1) {
      const [part, values] = [parts[place] as Part, shares[place] as Float64Array];
      let own = 0;
      for (let at = 0; at < part.length; at += 1) own += counts[part[at] as number] as number;
      values[kept] = own / total;
    }
    kept += 1;
  });
  return shares.map((values) => percentileInterval(values.subarray(0, kept).sort()));
}
