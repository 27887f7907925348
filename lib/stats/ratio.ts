import { clip, type Interval, z95 } from "@/lib/stats/interval";

/** Sums over n sampled units of a pair (y, x), such as a trace's findings of one mode and all of its findings. */
export interface RatioSums {
  readonly n: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

/**
 * Standard error of the ratio R = Σy ÷ Σx of a simple random sample, linearised
 * (Cochran 1977, Sampling Techniques, 3rd ed., Theorem 2.5, eq. 2.39, with the
 * sample's own variance of y − Rx in place of the population's):
 * s(R) = √(Σ(y − Rx)² ÷ (n − 1)) ÷ (√n · x̄).
 * The finite population correction is left out: traces stand for the runs a system could make.
 *
 * Degenerate cases: fewer than two units, or Σx = 0, give null.
 */
export function ratioStandardError({ n, y, x, yy, xx, xy }: RatioSums): number | null {
  if (n < 2 || x === 0) return null;
  // x² Σ(y − Rx)², of which nothing is rounded where the sums are counts: divided first, a spread of zero would come out as
  // one of some 10⁻⁸. Large sums are rounded all the same, and may come out a hair below zero.
  const squares = yy * x * x - 2 * y * x * xy + y * y * xx;
  const deviation = Math.sqrt(Math.max(0, squares) / (n - 1)) / x;
  return deviation / (Math.sqrt(n) * (x / n));
}

/** Normal interval R ± z·s(R), kept within 0 to 1; null where the standard error is. */
export function ratioInterval(sums: RatioSums, z = z95): Interval | null {
  const error = ratioStandardError(sums);
  if (error === null) return null;
  const ratio = sums.y / sums.x;
  return clip(ratio - z * error, ratio + z * error);
}
