import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillRandom, seededState } from "@/lib/stats/random";

function numbers(state: Uint32Array<ArrayBuffer>, count: number): number[] {
  const buffer = new Uint32Array(count);
  fillRandom(state, buffer);
  return [...buffer];
}

describe("xoshiro128**", () => {
  test("gives the reference stream of the state 1, 2, 3, 4", () => {
    expect(numbers(Uint32Array.of(1, 2, 3, 4), 6)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });

  test("goes on where the last buffer ended", () => {
    const state = seededState(9);
    const whole = numbers(seededState(9), 7);
    expect([...numbers(state, 3), ...numbers(state, 4)]).toEqual(whole);
  });

  test("never starts at the state from which it could not leave", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        expect(new Set(seededState(seed)).size).toBe(4);
      }),
    );
  });

  test("is even: 256 bins of 100,000 numbers (chi-square within its 0.1 % points, 255 degrees)", () => {
    const bins = new Float64Array(256);
    for (const number of numbers(seededState(1), 100_000)) bins[number >>> 24] = (bins[number >>> 24] ?? 0) + 1;
    const expected = 100_000 / 256;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeGreaterThan(190);
    expect(chiSquare).toBeLessThan(331);
  });
});
