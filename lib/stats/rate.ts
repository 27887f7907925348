import { type Interval, z95 } from "@/lib/stats/interval";
import { type RatioSums, ratioStandardError } from "@/lib/stats/ratio";

/**
 * 95 % interval of a rate: what was counted on sampled units ÷ their size, such
 * as findings a step, as the ratio R ± z·s(R) of Cochran 1977, Theorem 2.5. The
 * unit is what is sampled, so that runs in which much goes wrong at once widen it.
 *
 * Degenerate cases: where nothing was counted the upper end is that of a Poisson
 * count of 0, −ln 0.025 ÷ size (Garwood 1936, Biometrika 28, 437–442); with
 * fewer than two units, or units of no size, null.
 */
export function rateInterval(sums: RatioSums): Interval | null {
  const error = ratioStandardError(sums);
  if (error === null) return null;
  if (sums.y === 0) return [0, -Math.log(0.025) / sums.x];
  const rate = sums.y / sums.x;
  return [Math.max(0, rate - z95 * error), rate + z95 * error];
}
