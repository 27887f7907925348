import { fillRandom, seededState } from "@/lib/stats/random";

/**
 * A multinomial draw at each call: as many units as there are, with
 * replacement, answered as how many fell into each group of equal units. The
 * array is overwritten by the next call; the same seed gives the same draws.
 */
export function groupDraws(sizes: readonly number[], seed: number): () => Uint32Array {
  const state = seededState(seed);
  const groupOf = Uint32Array.from(sizes.flatMap((units, place) => Array<number>(units).fill(place)));
  const draws = new Uint32Array(groupOf.length);
  const drawn = new Uint32Array(sizes.length);
  const scale = groupOf.length / 2 ** 32;
  return () => {
    fillRandom(state, draws);
    drawn.fill(0);
    // Plain loops over typed arrays: this runs resamples × units times.
    for (let draw = 0; draw < draws.length; draw += 1) {
      const group = groupOf[((draws[draw] as number) * scale) | 0] as number;
      drawn[group] = (drawn[group] as number) + 1;
    }
    return drawn;
  };
}
