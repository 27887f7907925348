import { groupDraws } from "@/lib/stats/group-draws";

/** Units that add the same to a row of sums: `values[i]` at `places[i]`. */
export interface SummedGroup {
  readonly units: number;
  readonly places: readonly number[];
  readonly values: readonly number[];
}

export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The bootstrap of anything that is a function of sums over units: units are
 * drawn with replacement (Efron and Tibshirani 1993, An Introduction to the
 * Bootstrap, ch. 6), what they add is summed, and `visit` sees each resample's
 * sums. The array is overwritten by the next one.
 */
export function resampleSums(
  groups: readonly SummedGroup[],
  length: number,
  { resamples, seed }: Resampling,
  visit: (sums: Float64Array) => void,
): void {
  const draw = groupDraws(
    groups.map((group) => group.units),
    seed,
  );
  const places = Uint32Array.from(groups.flatMap((group) => group.places));
  const values = Float64Array.from(groups.flatMap((group) => group.values));
  const ends = Uint32Array.from(
    groups,
    (
      (end) => (group: SummedGroup) =>
        (end += group.places.length)
    )(0),
  );
  const sums = new Float64Array(length);
  for (let turn = 0; turn < resamples; turn += 1) {
    const drawn = draw();
    sums.fill(0);
    let from = 0;
    // Plain loops over typed arrays: this runs resamples × entries times.
    for (let group = 0; group < ends.length; group += 1) {
      const times = drawn[group] as number;
      const end = ends[group] as number;
      if (times > 0) {
        for (let entry = from; entry < end; entry += 1) {
          const place = places[entry] as number;
          sums[place] = (sums[place] as number) + times * (values[entry] as number);
        }
      }
      from = end;
    }
    visit(sums);
  }
}
