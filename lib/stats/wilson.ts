import { clip, type Interval, z95 } from "@/lib/stats/interval";

/**
 * Score interval of a proportion (Wilson 1927, J. Am. Stat. Assoc. 22, 209–212;
 * written as in Newcombe 1998, Stat. Med. 17, 857–872, method 3):
 * (2np + z² ± z √(z² + 4np(1 − p))) ÷ (2(n + z²)).
 *
 * Degenerate cases: no trials give null; none or all of n keep an open other end.
 */
export function wilson(successes: number, trials: number, z = z95): Interval | null {
  if (trials === 0) return null;
  if (successes < 0 || successes > trials) throw new RangeError(`${successes} of ${trials} is no proportion`);
  const p = successes / trials;
  const middle = 2 * successes + z * z;
  const reach = z * Math.sqrt(z * z + 4 * successes * (1 - p));
  const scale = 2 * (trials + z * z);
  // At the borders the ends are exactly 0 and 1; rounding must not say otherwise.
  return clip(successes === 0 ? 0 : (middle - reach) / scale, successes === trials ? 1 : (middle + reach) / scale);
}
