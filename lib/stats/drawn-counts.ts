import { countLanes, wordsAtOnce } from "@/lib/stats/count-lanes";
import { fillRandom, seededState } from "@/lib/stats/random";

/** Units that count once at each of some places. */
export interface CountedUnits {
  readonly units: number;
  readonly places: readonly number[];
}

export interface Turns {
  readonly turns: number;
  readonly seed: number;
}

/**
 * The bootstrap of counts: as many units as there are, drawn with replacement (Efron and Tibshirani 1993, An
 * Introduction to the Bootstrap, ch. 6), and at each turn how many of them count at each place. The array is
 * overwritten by the next turn; the same seed gives the same draws.
 */
export function drawCounts(
  groups: readonly CountedUnits[],
  length: number,
  { turns, seed }: Turns,
  visit: (counts: Float64Array) => void,
): void {
  const groupOf = Uint32Array.from(groups.flatMap(({ units }, group) => Array<number>(units).fill(group)));
  const lanes = countLanes(length, groupOf.length);
  const packed = groups.map(({ places }) => lanes.pack(places));
  const passes = Array.from({ length: lanes.words / wordsAtOnce }, (_, pass) =>
    Float64Array.from(packed.flatMap((words) => [...words.subarray(pass * wordsAtOnce, (pass + 1) * wordsAtOnce)])),
  );
  const words = new Float64Array(lanes.words);
  const counts = new Float64Array(length);
  const state = seededState(seed);
  const draws = new Uint32Array(groupOf.length);
  for (let turn = 0; turn < turns; turn += 1) {
    fillRandom(state, draws);
    for (let pass = 0; pass < passes.length; pass += 1) {
      addDrawn(passes[pass] as Float64Array, groupOf, draws, words, pass * wordsAtOnce);
    }
    lanes.unpack(words, counts);
    visit(counts);
  }
}

/** Sums of the units that were drawn; plain loops over typed arrays, as this runs turns × units times. */
function addDrawn(adds: Float64Array, groupOf: Uint32Array, draws: Uint32Array, words: Float64Array, to: number): void {
  const scale = groupOf.length / 2 ** 32;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let draw = 0; draw < draws.length; draw += 1) {
    const at = 4 * (groupOf[((draws[draw] as number) * scale) | 0] as number);
    a += adds[at] as number;
    b += adds[at + 1] as number;
    c += adds[at + 2] as number;
    d += adds[at + 3] as number;
  }
  words[to] = a;
  words[to + 1] = b;
  words[to + 2] = c;
  words[to + 3] = d;
}
