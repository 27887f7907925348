import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dealCounts } from "@/lib/stats/dealt-counts";
import { holm } from "@/lib/stats/holm";
import { normalTails } from "@/lib/stats/normal-tails";
import { rateInterval } from "@/lib/stats/rate";

describe("Holm's correction", () => {
  test("is that of a worked example", () => {
    // Of 0.01, 0.02, 0.03, 0.04 and 0.05: five times the first, then four times the second, and never less again.
    const adjusted = holm([0.04, 0.01, 0.05, 0.03, 0.02]);
    for (const [place, value] of [0.09, 0.05, 0.09, 0.09, 0.08].entries())
      expect(adjusted[place]).toBeCloseTo(value, 12);
    expect(holm([0.6, null, 0.5])).toEqual([1, null, 1]);
    expect(holm([])).toEqual([]);
  });

  test("rejects exactly what stepping down rejects", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
        const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value);
        const rejected = new Set<number>();
        for (const [rank, { value, place }] of order.entries()) {
          if (!(value * (values.length - rank) < 0.05)) break;
          rejected.add(place);
        }
        for (const [place, value] of holm(values).entries()) expect((value ?? 1) < 0.05).toBe(rejected.has(place));
      }),
    );
  });
});

test("the tails of the normal distribution are those of its tables", () => {
  for (const [z, tails] of [
    [0, 1],
    [1, 0.3173105],
    [1.959964, 0.05],
    [-2.575829, 0.01],
    [3.290527, 0.001],
  ] as const) {
    expect(normalTails(z)).toBeCloseTo(tails, 6);
  }
});

describe("the permutation of two samples", () => {
  test("gives the share of extreme deals that counting all of them gives", () => {
    // Successes 5 of 6 against 1 of 6: of C(12, 6) = 924 deals, those with 5 or more, or 1 or fewer, of the 6 successes.
    const extreme = (2 * (6 * 6 + 1)) / 924;
    const groups = [
      { first: 5, second: 1, places: [0] },
      { first: 1, second: 5, places: [] },
    ];
    let [beyond, total] = [0, 0];
    dealCounts(groups, 1, { turns: 40_000, seed: 3 }, ([one = 0], [other = 0]) => {
      total += 1;
      if (Math.abs(one - other) >= 4) beyond += 1;
    });
    expect(beyond / total).toBeCloseTo(extreme, 2);
    expect(Math.abs(beyond / total - extreme)).toBeLessThan(0.006);
  });

  test("keeps what there is in both together, and the sizes of unequal samples", () => {
    const groups = [
      { first: 2, second: 30, places: [0, 1] },
      { first: 1, second: 9, places: [0] },
    ];
    dealCounts(groups, 2, { turns: 50, seed: 1 }, (first, second) => {
      expect(first[0]).toBe(3);
      expect(second[0]).toBe(39);
      expect((first[1] ?? 0) + (second[1] ?? 0)).toBe(32);
    });
  });
});

describe("a rate's interval", () => {
  const sums = (units: readonly (readonly [count: number, size: number])[]) => ({
    n: units.length,
    y: units.reduce((sum, [y]) => sum + y, 0),
    x: units.reduce((sum, [, x]) => sum + x, 0),
    yy: units.reduce((sum, [y]) => sum + y * y, 0),
    xx: units.reduce((sum, [, x]) => sum + x * x, 0),
    xy: units.reduce((sum, [y, x]) => sum + x * y, 0),
  });

  test("is the estimator's written out unit by unit, and may go beyond 1", () => {
    const units = [
      [2, 10],
      [0, 7],
      [5, 12],
      [9, 3],
    ] as const;
    const rate = 16 / 32;
    const error = Math.sqrt(units.reduce((sum, [y, x]) => sum + (y - rate * x) ** 2, 0) / 3) / (2 * 8);
    const [low, high] = rateInterval(sums(units)) ?? [9, 9];
    expect(low).toBeCloseTo(Math.max(0, rate - 1.959964 * error), 6);
    expect(high).toBeCloseTo(rate + 1.959964 * error, 6);
  });

  test("of nothing counted is Garwood's, and of one unit there is none", () => {
    expect(
      rateInterval(
        sums([
          [0, 60],
          [0, 40],
        ]),
      )?.[1],
    ).toBeCloseTo(3.688879 / 100, 7);
    expect(rateInterval(sums([[4, 60]]))).toBeNull();
  });
});
