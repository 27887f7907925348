import { describe, expect, test } from "vitest";
import { bootstrapShares, type UnitGroup } from "@/lib/stats/bootstrap-shares";
import { bootstrapRatioTails, type RatioCell } from "@/lib/stats/bootstrap-tails";
import { wilson } from "@/lib/stats/wilson";

/** Groups of units as cells of one class's share of all. */
const cellsOf = (groups: readonly UnitGroup[], member: number): RatioCell[] =>
  groups.map(({ units, classes }) => ({ units, y: Number(classes.includes(member)), x: classes.length }));

/** P(a binomial of n draws is at most k), in full. */
function binomialTail(n: number, share: number, k: number): number {
  let [term, sum] = [(1 - share) ** n, 0];
  for (let count = 0; count <= k; count += 1) {
    sum += term;
    term *= ((n - count) / (count + 1)) * (share / (1 - share));
  }
  return sum;
}

describe("the bootstrap's percentiles without drawing", () => {
  test("are those of a binomial where every unit counts once", () => {
    // Of 400 units 60: a resampled share is a binomial count ÷ 400, so its tails are known.
    const [low = 0, high = 0] =
      bootstrapRatioTails([
        { units: 60, y: 1, x: 1 },
        { units: 340, y: 0, x: 1 },
      ]) ?? [];
    // A count is whole, so an end lies between the count whose tail is below and the one whose tail is above.
    expect(binomialTail(400, 0.15, Math.floor(low * 400) - 1)).toBeLessThan(0.025);
    expect(binomialTail(400, 0.15, Math.ceil(low * 400))).toBeGreaterThan(0.025);
    expect(binomialTail(400, 0.15, Math.floor(high * 400) - 1)).toBeLessThan(0.975);
    expect(binomialTail(400, 0.15, Math.ceil(high * 400))).toBeGreaterThan(0.975);
    expect(wilson(60, 400)?.[0]).toBeCloseTo(low, 2);
  });

  test("meet many draws, of rare classes too, whose ends lie askew", () => {
    const groups: UnitGroup[] = [
      { units: 700, classes: [] },
      { units: 400, classes: [0] },
      { units: 300, classes: [0, 1] },
      { units: 90, classes: [0, 1, 2, 3] },
      { units: 12, classes: [4] },
      { units: 6, classes: [1, 2, 4] },
    ];
    const drawn = bootstrapShares(groups, [[0], [1], [2], [4]], { resamples: 40_000, seed: 7 });
    for (const [place, member] of [0, 1, 2, 4].entries()) {
      const [low = 0, high = 0] = bootstrapRatioTails(cellsOf(groups, member)) ?? [];
      const [drawnLow = 9, drawnHigh = 9] = drawn[place] ?? [];
      const width = drawnHigh - drawnLow;
      expect(Math.abs(low - drawnLow)).toBeLessThan(0.04 * width);
      expect(Math.abs(high - drawnHigh)).toBeLessThan(0.04 * width);
    }
  });

  test("mirror each other for a part and its complement", () => {
    const cells: RatioCell[] = [
      { units: 900, y: 1, x: 3 },
      { units: 30, y: 0, x: 1 },
      { units: 400, y: 2, x: 2 },
    ];
    const [low = 0, high = 0] = bootstrapRatioTails(cells) ?? [];
    const mirrored = bootstrapRatioTails(cells.map(({ units, y, x }) => ({ units, y: x - y, x }))) ?? [0, 0];
    expect(mirrored[0]).toBeCloseTo(1 - high, 7);
    expect(mirrored[1]).toBeCloseTo(1 - low, 7);
  });

  test("are not there where nothing varies or nothing is counted", () => {
    expect(bootstrapRatioTails([{ units: 5, y: 1, x: 2 }])).toBeNull();
    expect(bootstrapRatioTails([{ units: 5, y: 0, x: 0 }])).toBeNull();
    expect(bootstrapRatioTails([])).toBeNull();
  });
});
