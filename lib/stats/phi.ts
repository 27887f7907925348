import { type Interval, z95 } from "@/lib/stats/interval";

/** A two-by-two table by its margins: of `n` units, `a` have one property, `b` the other, `both` both. */
export interface Margins {
  readonly n: number;
  readonly a: number;
  readonly b: number;
  readonly both: number;
}

export interface Phi {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/**
 * The phi coefficient, which is Pearson's correlation of two properties (Yule
 * 1912, J. R. Stat. Soc. 75, 579–652), and its 95 % interval φ ± z·s. The
 * variance is the mean square of the correlation's influence function,
 * u·v − φ(u² + v²) ÷ 2 with u and v standardised (Devlin, Gnanadesikan and
 * Kettenring 1975, Biometrika 62, 531–545), ÷ n, kept within −1 to 1.
 *
 * Degenerate cases: a property that all or none have gives null; at φ = ±1, and
 * with fewer than two units, there is nothing to take an interval from.
 */
export function phi({ n, a, b, both }: Margins): Phi {
  const [p, q] = [a / n, b / n];
  const spread = Math.sqrt(p * (1 - p) * q * (1 - q));
  if (!(spread > 0)) return { value: null, interval: null };
  const value = (both / n - p * q) / spread;
  if (n < 2 || Math.abs(value) > 1 - 1e-12) return { value: Math.round(value), interval: null };
  const cells = [
    [1, 1, both],
    [1, 0, a - both],
    [0, 1, b - both],
    [0, 0, n - a - b + both],
  ] as const;
  let variance = 0;
  for (const [x, y, units] of cells) {
    const u = (x - p) / Math.sqrt(p * (1 - p));
    const v = (y - q) / Math.sqrt(q * (1 - q));
    variance += (units / n) * (u * v - (value * (u * u + v * v)) / 2) ** 2;
  }
  const reach = z95 * Math.sqrt(variance / n);
  return { value, interval: [Math.max(-1, value - reach), Math.min(1, value + reach)] };
}
