import { bootstrapRoot, type RatioCell, ratioSumsOf } from "@/lib/stats/bootstrap-tails";
import type { Interval } from "@/lib/stats/interval";
import { normalTails } from "@/lib/stats/normal-tails";
import { ratioStandardError } from "@/lib/stats/ratio";

/**
 * The percentile interval of the difference second − first of two ratios that the bootstrap over the units of each comes
 * to with endlessly many resamples. The two are drawn apart from each other, so that
 * P(difference ≤ d) = ∫ P(second ≤ s + d) dP(first ≤ s), with both by the saddlepoint approximation of
 * lib/stats/bootstrap-tails.ts.
 *
 * Null where it cannot be told so: one of them has nothing below the line, so few units above it that to draw none is no
 * rarity, or neither varies.
 */
export function bootstrapDifference(first: readonly RatioCell[], second: readonly RatioCell[]): Interval | null {
  const [one, two] = [resampledRatio(first), resampledRatio(second)];
  if (one === null || two === null || (one.spread === 0 && two.spread === 0)) return null;
  const below = (difference: number) =>
    weights.reduce(
      (sum, weight, place) => sum + weight * two.below(one.quantile(normals[place] as number) + difference),
      0,
    );
  const reach = 6 * Math.hypot(one.spread, two.spread);
  const middle = two.ratio - one.ratio;
  return [endAt(below, 0.025, middle - reach, middle + reach), endAt(below, 0.975, middle - reach, middle + reach)];
}

/** Standard normal values a constant way apart: sums over them come as close to integrals as the ends are far (Trefethen and Weideman 2014, SIAM Rev. 56, 385). */
const apart = 0.5;
const normals = Float64Array.from({ length: 21 }, (_, place) => apart * (place - 10));
const weights = Float64Array.from(normals, (z) => (apart * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI));

interface ResampledRatio {
  readonly ratio: number;
  readonly spread: number;
  /** P(resampled ratio ≤ s). */
  below(s: number): number;
  /** The s that lies where `z` does in a normal distribution. */
  quantile(z: number): number;
}

/** As far as this from the middle, in normal terms, a ratio's distribution has to be known. */
const needed = 2.5;

function resampledRatio(cells: readonly RatioCell[]): ResampledRatio | null {
  const sums = ratioSumsOf(cells);
  const spread = ratioStandardError(sums);
  if (spread === null) return null;
  const ratio = sums.y / sums.x;
  if (spread === 0) return { ratio, spread, below: (s) => Number(s >= ratio), quantile: () => ratio };
  // Nearly a straight line, so that between two of its points it is one.
  const line = [...normals]
    .map((z) => ratio + z * spread)
    .filter((s) => s > 0 && s < 1)
    .map((s) => ({ s, z: bootstrapRoot(cells, s) }))
    .filter(({ z }, place, all) => Number.isFinite(z) && z > (all[place - 1]?.z ?? Number.NEGATIVE_INFINITY));
  const [low, high] = [line[0], line.at(-1)];
  if (!low || !high || low.z > -needed || high.z < needed) return null;
  const [values, roots] = [line.map(({ s }) => s), line.map(({ z }) => z)];
  return {
    ratio,
    spread,
    below: (s) => (s < 0 ? 0 : s > 1 ? 1 : normalBelow(between(values, roots, s))),
    quantile: (z) => Math.min(1, Math.max(0, between(roots, values, z))),
  };
}

/** The height at `x` of the line through some points, which goes on beyond them as it ended. */
function between(xs: readonly number[], ys: readonly number[], x: number): number {
  let right = 1;
  while (right < xs.length - 1 && (xs[right] as number) < x) right += 1;
  const [x0, x1] = [xs[right - 1] as number, xs[right] as number];
  const [y0, y1] = [ys[right - 1] as number, ys[right] as number];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

function normalBelow(z: number): number {
  return z < 0 ? normalTails(z) / 2 : 1 - normalTails(z) / 2;
}

/** Where a rising function takes a value, by halving what is between. */
function endAt(rising: (x: number) => number, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let turn = 0; turn < 30; turn += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
