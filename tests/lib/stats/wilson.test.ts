import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wilson } from "@/lib/stats/wilson";

/** Newcombe 1998, table I, method 3. */
const published = [
  { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
  { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
  { successes: 0, trials: 20, low: 0, high: 0.1611 },
  { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
];

const proportion = fc.nat({ max: 5000 }).chain((trials) => fc.tuple(fc.nat({ max: trials }), fc.constant(trials)));

describe("Wilson's interval", () => {
  test.each(published)("$successes of $trials as published", ({ successes, trials, low, high }) => {
    const [from, to] = wilson(successes, trials) ?? [Number.NaN, Number.NaN];
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  test("no trials have no interval", () => {
    expect(wilson(0, 0)).toBeNull();
  });

  test("more successes than trials are refused", () => {
    expect(() => wilson(3, 2)).toThrow(RangeError);
  });

  test("ends exactly at 0 and 1 at the borders", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (trials) => {
        expect(wilson(0, trials)?.[0]).toBe(0);
        expect(wilson(trials, trials)?.[1]).toBe(1);
      }),
    );
  });

  test("lies within 0 to 1, holds the share, and mirrors", () => {
    fc.assert(
      fc.property(proportion, ([successes, trials]) => {
        fc.pre(trials > 0);
        const [low, high] = wilson(successes, trials) ?? [Number.NaN, Number.NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        const mirrored = wilson(trials - successes, trials) ?? [Number.NaN, Number.NaN];
        expect(mirrored[0]).toBeCloseTo(1 - high, 12);
        expect(mirrored[1]).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  test("both ends solve the score equation |p − π| = z √(π(1 − π) ÷ n)", () => {
    fc.assert(
      fc.property(proportion, ([successes, trials]) => {
        fc.pre(trials > 0 && successes > 0 && successes < trials);
        const p = successes / trials;
        for (const end of wilson(successes, trials) ?? []) {
          expect(Math.abs(p - end)).toBeCloseTo(1.959963984540054 * Math.sqrt((end * (1 - end)) / trials), 10);
        }
      }),
    );
  });
});
