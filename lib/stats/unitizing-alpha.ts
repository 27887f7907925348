/**
 * Krippendorff's uα, the agreement of observers who mark units of a continuum
 * (Krippendorff, Mathet, Bouvry and Widlöcher 2016, Qual. Quant. 50, 2347–2364;
 * Krippendorff 2019, Content Analysis, 4th ed., section 12.6). It takes the place
 * of αU of 1995 and 2004, which its author found to misbehave with more than two
 * observers. With one kind of unit it is also |uα, marked against unmarked.
 */
import { type Estimate, noVariation } from "@/lib/stats/estimate";

/** From `start` up to `end`, exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A unit's value is 1 or more; 0 stands for the gaps between units. */
export interface Unit extends Span {
  readonly value: number;
}

/** Sums over continua; those of several continua are added. */
export interface UnitSums {
  /** Length on which pairs of observers gave different values: the observed coincidences off the diagonal (2016, eq. 1). */
  readonly apart: number;
  /** For each value, its length over all observers: the margins. */
  readonly values: readonly number[];
  /** What could only coincide with itself: the square of each unit's length, and the length of each gap (2016, eq. 4). */
  readonly self: number;
}

const nothingToMark = "No text was read by two annotators who marked places in it, so there is nothing to compare.";

/**
 * The sums of one continuum of a length; each of two observers or more gives
 * units that do not overlap. `values` is how many there are, the gap included.
 * With one observer there is nothing to compare: all sums are 0.
 */
export function unitSums(observers: readonly (readonly Unit[])[], length: number, values: number): UnitSums {
  const lengths = new Array<number>(values).fill(0);
  if (observers.length < 2) return { apart: 0, values: lengths, self: 0 };
  let squares = 0;
  for (const { start, end, value } of observers.flat()) {
    lengths[value] = (lengths[value] as number) + end - start;
    squares += (end - start) ** 2;
  }
  const gaps = observers.length * length - lengths.reduce((sum, marked) => sum + marked, 0);
  lengths[0] = gaps;
  return { apart: apartness(observers, values), values: lengths, self: squares + gaps };
}

/** Where a unit begins or ends is where the values change: between two such places each observer says one thing. */
function apartness(observers: readonly (readonly Unit[])[], values: number): number {
  const changes = observers
    .flat()
    .flatMap(({ start, end, value }) => [
      { at: start, value, by: 1 },
      { at: end, value, by: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const saying = new Array<number>(values).fill(0);
  saying[0] = observers.length;
  let apart = 0;
  let from = 0;
  for (const { at, value, by } of changes) {
    const alike = saying.reduce((sum, count) => sum + count * count, 0);
    apart += ((at - from) * (observers.length ** 2 - alike)) / (observers.length - 1);
    saying[value] = (saying[value] as number) + by;
    saying[0] = (saying[0] as number) - by;
    from = at;
  }
  return apart;
}

/** The disagreement to expect by chance: expected coincidences off the diagonal (2016, eq. 4). */
export function expectedApart({ values, self }: UnitSums): number {
  const total = values.reduce((sum, length) => sum + length, 0);
  const alike = values.reduce((sum, length) => sum + length * length, 0);
  return total === 0 ? 0 : (total * (total * total - alike)) / (total * total - self);
}

/**
 * uα = 1 − observed ÷ expected disagreement (2016, eq. 5), over the sums of one
 * or more kinds of unit, each with its own expectation.
 *
 * Degenerate cases: no continuum with two observers, or one value throughout
 * (nobody marked anything, or everybody everything), give null.
 */
export function unitizingAlpha(kinds: readonly UnitSums[]): Estimate {
  let observed = 0;
  let expected = 0;
  let total = 0;
  for (const sums of kinds) {
    observed += sums.apart;
    expected += expectedApart(sums);
    total += sums.values.reduce((sum, length) => sum + length, 0);
  }
  if (total === 0) return { value: null, reason: nothingToMark };
  if (expected === 0) return { value: null, reason: noVariation };
  return { value: 1 - observed / expected, reason: null };
}
