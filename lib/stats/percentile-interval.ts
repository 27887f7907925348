import type { Interval } from "@/lib/stats/interval";

/**
 * The 95 % percentile interval of a bootstrap (Efron and Tibshirani 1993, An
 * Introduction to the Bootstrap, eq. 13.5): the k-th lowest and the k-th highest
 * of B values in ascending order, k = ⌊(B + 1) · 0.025⌋. Null with fewer than 39.
 */
export function percentileInterval(sorted: Float64Array): Interval | null {
  const rank = Math.floor((sorted.length + 1) * 0.025);
  const low = sorted[rank - 1];
  const high = sorted[sorted.length - rank];
  return low === undefined || high === undefined ? null : [low, high];
}
