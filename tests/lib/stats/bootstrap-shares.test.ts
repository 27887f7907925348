import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapShares, type UnitGroup } from "@/lib/stats/bootstrap-shares";
import { ratioInterval } from "@/lib/stats/ratio";

const options = { resamples: 2000, seed: 42 };

const groups = fc.array(
  fc.record({ units: fc.integer({ min: 1, max: 20 }), classes: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 5 }) }),
  { minLength: 1, maxLength: 12 },
);

/** Every resample of three units, each as likely as the next: 27 of them. */
function allShares(units: readonly (readonly number[])[], part: number): number[] {
  const shares: number[] = [];
  for (const a of units) {
    for (const b of units) {
      for (const c of units) {
        const drawn = [...a, ...b, ...c];
        if (drawn.length > 0) shares.push(drawn.filter((member) => member === part).length / drawn.length);
      }
    }
  }
  return shares.sort((x, y) => x - y);
}

describe("the bootstrap over units", () => {
  test("meets the quantiles of all 27 resamples of three units", () => {
    const units = [[0], [0, 1], [1]];
    const shares = allShares(units, 0);
    // A single resample has 1/27 = 3.7 % of the weight, so the 2.5 % points are the extremes.
    const [interval] = bootstrapShares(
      units.map((classes) => ({ units: 1, classes })),
      [[0]],
      options,
    );
    expect(interval).toEqual([shares[0], shares.at(-1)]);
  });

  test("agrees with the linearised ratio where there are many units", () => {
    const many: UnitGroup[] = [
      { units: 300, classes: [0] },
      { units: 250, classes: [0, 1] },
      { units: 200, classes: [1, 2] },
      { units: 250, classes: [] },
    ];
    const [low = 0, high = 0] = bootstrapShares(many, [[0]], options)[0] ?? [];
    // y = units' findings of class 0, x = all of theirs.
    const linear = ratioInterval({ n: 1000, y: 550, x: 1200, yy: 550, xx: 300 + 1000 + 800, xy: 300 + 500 }) ?? [0, 0];
    expect(low).toBeCloseTo(linear[0], 2);
    expect(high).toBeCloseTo(linear[1], 2);
  });

  test("the same seed gives the same ends, another seed others", () => {
    const some: UnitGroup[] = [
      { units: 40, classes: [0] },
      { units: 35, classes: [1, 2] },
    ];
    const ends = bootstrapShares(some, [[0], [1]], options);
    expect(bootstrapShares(some, [[0], [1]], options)).toEqual(ends);
    expect(bootstrapShares(some, [[0], [1]], { ...options, seed: 43 })).not.toEqual(ends);
  });

  test("ends lie in order within 0 to 1, and a part of everything is certain", () => {
    fc.assert(
      fc.property(groups, (some) => {
        const [one, everything] = bootstrapShares(some, [[0], [0, 1, 2, 3, 4]], { resamples: 200, seed: 1 });
        if (one) {
          expect(0 <= one[0] && one[0] <= one[1] && one[1] <= 1).toBe(true);
          expect(everything).toEqual([1, 1]);
        } else {
          expect(everything).toBeNull();
        }
      }),
    );
  });

  test("a part and its complement mirror each other", () => {
    fc.assert(
      fc.property(groups, (some) => {
        const [part, rest] = bootstrapShares(
          some,
          [
            [0, 1],
            [2, 3, 4],
          ],
          { resamples: 199, seed: 5 },
        );
        expect(part === null).toBe(rest === null);
        if (!part || !rest) return;
        expect(part[0]).toBeCloseTo(1 - rest[1], 12);
        expect(part[1]).toBeCloseTo(1 - rest[0], 12);
      }),
    );
  });

  test.each([
    ["no units", []],
    ["nothing counted", [{ units: 5, classes: [] }]],
    [
      "one unit that counts",
      [
        { units: 1, classes: [0, 1] },
        { units: 9, classes: [] },
      ],
    ],
  ])("%s: no interval", (_, some: UnitGroup[]) => {
    expect(bootstrapShares(some, [[0]], options)).toEqual([null]);
  });
});
