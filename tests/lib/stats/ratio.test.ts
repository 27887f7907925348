import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RatioSums, ratioInterval, ratioStandardError } from "@/lib/stats/ratio";

/** The 33 families of Cochran 1977, table 2.3, by the sums that the book prints. */
const perPerson: RatioSums = { n: 33, y: 907.2, x: 123, yy: 28_224, xx: 533, xy: 3595.5 };
const perIncome: RatioSums = { n: 33, y: 907.2, x: 2394, yy: 28_224, xx: 177_524, xy: 66_678 };

const units = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 8 })), { minLength: 2, maxLength: 40 });

function sumsOf(pairs: readonly (readonly [number, number])[]): RatioSums {
  const sum = (of: (y: number, x: number) => number) => pairs.reduce((total, [y, x]) => total + of(y, x), 0);
  return {
    n: pairs.length,
    y: sum((y) => y),
    x: sum((_, x) => x),
    yy: sum((y) => y * y),
    xx: sum((_, x) => x * x),
    xy: sum((y, x) => x * y),
  };
}

describe("the linearised ratio", () => {
  test("Cochran's expenditure on food per person: 7.38, standard error 0.534", () => {
    expect(perPerson.y / perPerson.x).toBeCloseTo(7.38, 2);
    expect(ratioStandardError(perPerson)).toBeCloseTo(0.534, 3);
  });

  test("Cochran's share of income spent on food: 37.9 %, standard error 2.4 %", () => {
    expect(perIncome.y / perIncome.x).toBeCloseTo(0.379, 3);
    expect(ratioStandardError(perIncome)).toBeCloseTo(0.0239, 3);
  });

  test("equals the sum over units written out", () => {
    fc.assert(
      fc.property(units, (pairs) => {
        const sums = sumsOf(pairs);
        fc.pre(sums.x > 0);
        const ratio = sums.y / sums.x;
        const squares = pairs.reduce((total, [y, x]) => total + (y - ratio * x) ** 2, 0);
        const byHand = Math.sqrt(squares / (pairs.length - 1) / pairs.length) / (sums.x / pairs.length);
        expect(ratioStandardError(sums)).toBeCloseTo(byHand, 8);
      }),
    );
  });

  test("one unit, or nothing to divide by, gives null", () => {
    expect(ratioStandardError(sumsOf([[1, 2]]))).toBeNull();
    expect(
      ratioInterval(
        sumsOf([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBeNull();
  });

  test("where no unit differs from the ratio the error is zero, not what rounding leaves of it", () => {
    const pairs = [
      [0, 0],
      [2, 5],
      [4, 10],
    ] as const;
    expect(ratioStandardError(sumsOf(pairs))).toBe(0);
    expect(ratioStandardError(sumsOf(pairs.slice(0, 2)))).toBe(0);
  });

  test("where every unit has the same ratio there is no spread", () => {
    const [low, high] =
      ratioInterval(
        sumsOf([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
      ) ?? [];
    expect(low).toBeCloseTo(0.5, 12);
    expect(high).toBeCloseTo(0.5, 12);
  });

  test("its interval stays within 0 to 1", () => {
    const [low, high] =
      ratioInterval(
        sumsOf([
          [0, 3],
          [1, 1],
          [0, 2],
        ]),
      ) ?? [];
    expect(low).toBe(0);
    expect(high).toBeLessThanOrEqual(1);
  });
});
