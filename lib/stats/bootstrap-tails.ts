import { type Interval, z95 } from "@/lib/stats/interval";
import { type RatioSums, ratioStandardError } from "@/lib/stats/ratio";

/** Units that add the same above (y) and below (x) the line of a ratio. */
export interface RatioCell {
  readonly units: number;
  readonly y: number;
  readonly x: number;
}

/**
 * The percentile interval of a ratio Σy ÷ Σx that the bootstrap over units comes
 * to with endlessly many resamples, worked out instead of drawn: a saddlepoint
 * approximation (Davison and Hinkley 1988, Saddlepoint approximations in
 * resampling methods, Biometrika 75, section 3). A resampled ratio is at most s where
 * Σ(y − s·x) is at most 0, a sum of n independent draws from the sample, whose
 * tail is Φ(r*) with r* = r + log(u ÷ r) ÷ r (Barndorff-Nielsen 1986, Biometrika
 * 73), r = ±√(−2K(t)), u = t·√K″(t) at the t where K′ is 0. Its error is of the
 * order of one over the number of units, far below that of 2,000 draws.
 *
 * Degenerate cases: null with fewer than two units, with nothing below the line,
 * and where the ratio does not vary.
 */
export function bootstrapRatioTails(cells: readonly RatioCell[]): Interval | null {
  const sums = ratioSumsOf(cells);
  const error = ratioStandardError(sums);
  if (error === null || error === 0) return null;
  const ratio = sums.y / sums.x;
  const low = endAt(cells, ratio, error, -z95);
  const high = endAt(cells, ratio, error, z95);
  return low === null || high === null ? null : [low, high];
}

const most = 50;
const close = 1e-9;

/** The s at which r* is `wanted`: secants from the normal approximation, as r* is nearly a straight line in s. */
function endAt(cells: readonly RatioCell[], ratio: number, error: number, wanted: number): number | null {
  // Half the way to the ratio and the normal end, or as near to 0 or 1 as the normal end must not go beyond.
  const edge = wanted < 0 ? 0 : 1;
  let [before, at] = [ratio + (wanted * error) / 2, ratio + wanted * error];
  if (at <= 0 || at >= 1) [before, at] = [(3 * ratio + edge) / 4, (ratio + edge) / 2];
  let [offBefore, off] = [bootstrapRoot(cells, before) - wanted, bootstrapRoot(cells, at) - wanted];
  for (let turn = 0; turn < most && Math.abs(off) > close; turn += 1) {
    if (!Number.isFinite(off) || off === offBefore) return null;
    const next = at - (off * (at - before)) / (off - offBefore);
    [before, offBefore] = [at, off];
    // A step beyond what can be goes half the way there instead.
    at = next <= 0 || next >= 1 ? (at + (next <= 0 ? 0 : 1)) / 2 : next;
    off = bootstrapRoot(cells, at) - wanted;
  }
  return Math.abs(off) > close ? null : at;
}

/** r* of P(resampled ratio ≤ s): where a normal variable lies with that probability. */
export function bootstrapRoot(cells: readonly RatioCell[], s: number): number {
  let tilt = 0;
  let sums = tilted(cells, s, tilt);
  for (let turn = 0; turn < most; turn += 1) {
    const step = sums.mean / sums.variance;
    tilt -= step;
    sums = tilted(cells, s, tilt);
    if (Math.abs(step) * Math.sqrt(sums.variance) < close) break;
  }
  const n = sums.units;
  // A ratio that is at most s more often than not is tilted upwards to be s.
  const r = Math.sign(tilt) * Math.sqrt(Math.max(0, -2 * n * sums.log));
  const u = tilt * Math.sqrt(n * sums.variance);
  return Math.abs(r) < 1e-4 ? r : r + Math.log(u / r) / r;
}

/** The logarithm of the mean of e^(t·(y − s·x)), and mean and variance of y − s·x under such weights. */
function tilted(cells: readonly RatioCell[], s: number, tilt: number) {
  let [units, weight, first, second] = [0, 0, 0, 0];
  for (const cell of cells) {
    const value = cell.y - s * cell.x;
    const own = cell.units * Math.exp(tilt * value);
    units += cell.units;
    weight += own;
    first += own * value;
    second += own * value * value;
  }
  const mean = first / weight;
  return { units, log: Math.log(weight / units), mean, variance: second / weight - mean * mean };
}

export function ratioSumsOf(cells: readonly RatioCell[]): RatioSums {
  const total = { n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  for (const { units, y, x } of cells) {
    total.n += units;
    total.y += units * y;
    total.x += units * x;
    total.yy += units * y * y;
    total.xx += units * x * x;
    total.xy += units * x * y;
  }
  return total;
}
