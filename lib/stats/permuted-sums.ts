import { fillRandom, seededState } from "@/lib/stats/random";

/** Units of two samples that add the same to a row of sums: `values[i]` at `places[i]`. */
export interface PooledGroup {
  readonly first: number;
  readonly second: number;
  readonly places: readonly number[];
  readonly values: readonly number[];
}

export interface Permuting {
  readonly permutations: number;
  readonly seed: number;
}

/**
 * A permutation test's draws (Fisher 1935; Good 2005, Permutation, Parametric
 * and Bootstrap Tests of Hypotheses, ch. 3): the units of both samples are
 * pooled and dealt again into samples of the same sizes, and `visit` sees the
 * sums of each deal. The arrays are overwritten by the next one.
 */
export function permuteSums(
  groups: readonly PooledGroup[],
  length: number,
  { permutations, seed }: Permuting,
  visit: (first: Float64Array, second: Float64Array) => void,
): void {
  const groupOf = Uint32Array.from(groups.flatMap((group, place) => Array(group.first + group.second).fill(place)));
  const total = new Float64Array(length);
  for (const group of groups) add(total, group, group.first + group.second);
  const size = groups.reduce((sum, group) => sum + group.first, 0);
  // Dealing the smaller sample settles the other.
  const dealt = Math.min(size, groupOf.length - size);
  const state = seededState(seed);
  const draws = new Uint32Array(dealt);
  const times = new Uint32Array(groups.length);
  const places = Uint32Array.from(groups.flatMap((group) => group.places));
  const values = Float64Array.from(groups.flatMap((group) => group.values));
  let end = 0;
  const ends = Uint32Array.from(groups, (group) => (end += group.places.length));
  const one = new Float64Array(length);
  const other = new Float64Array(length);
  for (let turn = 0; turn < permutations; turn += 1) {
    fillRandom(state, draws);
    times.fill(0);
    // The beginning of a shuffle (Durstenfeld 1964): it need not start from any one order.
    for (let place = 0; place < dealt; place += 1) {
      const from = place + Math.floor(((draws[place] as number) / 2 ** 32) * (groupOf.length - place));
      const group = groupOf[from] as number;
      groupOf[from] = groupOf[place] as number;
      groupOf[place] = group;
      times[group] = (times[group] as number) + 1;
    }
    one.fill(0);
    // Plain loops over typed arrays: this runs permutations × entries times.
    for (let group = 0, entry = 0; group < ends.length; group += 1) {
      const count = times[group] as number;
      const last = ends[group] as number;
      if (count === 0) entry = last;
      for (; entry < last; entry += 1) {
        const at = places[entry] as number;
        one[at] = (one[at] as number) + count * (values[entry] as number);
      }
    }
    for (let place = 0; place < length; place += 1) other[place] = (total[place] as number) - (one[place] as number);
    if (dealt === size) visit(one, other);
    else visit(other, one);
  }
}

function add(sums: Float64Array, { places, values }: PooledGroup, times: number): void {
  for (let entry = 0; entry < places.length; entry += 1) {
    const place = places[entry] as number;
    sums[place] = (sums[place] as number) + times * (values[entry] as number);
  }
}
