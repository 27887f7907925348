import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phi } from "@/lib/stats/phi";
import { resampleSums } from "@/lib/stats/resampled-sums";

const table = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([both, onlyA, onlyB, none]) => ({ n: both + onlyA + onlyB + none, a: both + onlyA, b: both + onlyB, both }));

/** Pearson's correlation of two columns of noughts and ones, written out. */
function correlation({ n, a, b, both }: { n: number; a: number; b: number; both: number }) {
  const rows = [
    ...Array(both).fill([1, 1]),
    ...Array(a - both).fill([1, 0]),
    ...Array(b - both).fill([0, 1]),
    ...Array(n - a - b + both).fill([0, 0]),
  ] as [number, number][];
  const mean = (place: 0 | 1) => rows.reduce((sum, row) => sum + row[place], 0) / n;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (row: [number, number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return sum(([u, v]) => (u - x) * (v - y)) / Math.sqrt(sum(([u]) => (u - x) ** 2) * sum(([, v]) => (v - y) ** 2));
}

describe("phi", () => {
  test("is Pearson's correlation of the two properties, and does not care which is first", () => {
    fc.assert(
      fc.property(table, (margins) => {
        const { value, interval } = phi(margins);
        expect(value).toBeCloseTo(correlation(margins), 9);
        const turned = phi({ ...margins, a: margins.b, b: margins.a });
        expect(turned.value).toBeCloseTo(value ?? 9, 9);
        expect(turned.interval?.[0] ?? 9).toBeCloseTo(interval?.[0] ?? 9, 9);
      }),
    );
  });

  test("has the variance of the closed form for two-by-two tables", () => {
    // Bishop, Fienberg and Holland 1975, Discrete Multivariate Analysis, ch. 11: the delta method over four cells.
    fc.assert(
      fc.property(table, (margins) => {
        const { n, a, b } = margins;
        const value = phi(margins).value ?? 0;
        const [p, q] = [a / n, b / n];
        const rows = p * (1 - p);
        const columns = q * (1 - q);
        const tilt = ((2 * p - 1) * (2 * q - 1)) / Math.sqrt(rows * columns);
        const variance =
          (1 -
            value ** 2 +
            value * (1 + value ** 2 / 2) * tilt -
            0.75 * value ** 2 * ((2 * p - 1) ** 2 / rows + (2 * q - 1) ** 2 / columns)) /
          n;
        const [low, high] = phi(margins).interval ?? [Number.NaN, Number.NaN];
        if (low > -1 && high < 1) expect((high - low) / 2).toBeCloseTo(1.959964 * Math.sqrt(variance), 5);
      }),
    );
  });

  test("has the interval that drawing the units again gives", () => {
    const margins = { n: 400, a: 120, b: 150, both: 75 };
    const values: number[] = [];
    const unit = (units: number, ...places: number[]) => ({ units, places, values: places.map(() => 1) });
    resampleSums(
      [unit(75, 0, 1, 2), unit(45, 0), unit(75, 1), unit(205)],
      3,
      { resamples: 4000, seed: 7 },
      ([a = 0, b = 0, both = 0]) => {
        values.push(phi({ n: 400, a, b, both }).value ?? 0);
      },
    );
    values.sort((x, y) => x - y);
    const [low, high] = phi(margins).interval ?? [0, 0];
    expect(low).toBeCloseTo(values[100] ?? 9, 1);
    expect(high).toBeCloseTo(values[3899] ?? 9, 1);
    expect(Math.abs(low - (values[100] ?? 9))).toBeLessThan(0.02);
  });

  test("is not defined where all or none have a property, and has no interval at its ends", () => {
    expect(phi({ n: 10, a: 0, b: 4, both: 0 })).toEqual({ value: null, interval: null });
    expect(phi({ n: 10, a: 10, b: 4, both: 4 })).toEqual({ value: null, interval: null });
    expect(phi({ n: 0, a: 0, b: 0, both: 0 })).toEqual({ value: null, interval: null });
    expect(phi({ n: 10, a: 4, b: 4, both: 4 })).toEqual({ value: 1, interval: null });
  });
});
