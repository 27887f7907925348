import { describe, expect, test } from "vitest";
import { drawnColumns } from "@/lib/stats/drawn-columns";
import { groupDraws } from "@/lib/stats/group-draws";
import { resampleSums } from "@/lib/stats/resampled-sums";

function sumsOf(groups: Parameters<typeof resampleSums>[0], length: number, resamples = 500): number[][] {
  const seen: number[][] = [];
  resampleSums(groups, length, { resamples, seed: 4 }, (sums) => seen.push([...sums]));
  return seen;
}

describe("resampled sums", () => {
  const groups = [
    { units: 30, places: [0, 2], values: [1, 0.5] },
    { units: 10, places: [1], values: [2] },
    { units: 60, places: [], values: [] },
  ];

  test("are what the drawn units add", () => {
    const draw = groupDraws([30, 10, 60], 4);
    for (const sums of sumsOf(groups, 3)) {
      const [first = 0, second = 0, third = 0] = draw();
      expect(first + second + third).toBe(100);
      expect(sums).toEqual([first, 2 * second, 0.5 * first]);
    }
  });

  test("lie about the sums themselves, as far apart as a multinomial has it", () => {
    const firsts = sumsOf(groups, 3, 4000).map(([first = 0]) => first);
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    const variance = firsts.reduce((sum, value) => sum + (value - mean) ** 2, 0) / firsts.length;
    // 100 draws, 30 % of them: mean 30, variance 21; four standard errors of each to either side.
    expect(Math.abs(mean - 30)).toBeLessThan(4 * Math.sqrt(21 / 4000));
    expect(Math.abs(variance - 21)).toBeLessThan(4 * 21 * Math.sqrt(2 / 4000));
  });

  test("are the same with the same seed", () => {
    expect(sumsOf(groups, 3)).toEqual(sumsOf(groups, 3));
  });

  test("of nothing are 0", () => {
    expect(sumsOf([], 2, 3)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });
});

test("columns keep their values in order and leave out what is undefined", () => {
  const columns = drawnColumns(3, 4);
  for (const value of [0.5, null, -1, 0.25]) {
    columns.add(1, [
      { value, reason: null },
      { value: 1, reason: null },
    ]);
  }
  expect([...columns.sorted(0)]).toEqual([]);
  expect([...columns.sorted(1)]).toEqual([-1, 0.25, 0.5]);
  expect([...columns.sorted(2)]).toEqual([1, 1, 1, 1]);
});
