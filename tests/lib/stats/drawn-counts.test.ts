import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ones } from "@/lib/stats/bits";
import { bootstrapDifference } from "@/lib/stats/bootstrap-difference";
import { bootstrapRatioTails, type RatioCell } from "@/lib/stats/bootstrap-tails";
import { countLanes } from "@/lib/stats/count-lanes";
import { dealCounts } from "@/lib/stats/dealt-counts";
import { drawCounts } from "@/lib/stats/drawn-counts";
import { percentileInterval } from "@/lib/stats/percentile-interval";
import { randomSubsets } from "@/lib/stats/random-subsets";
import { RatioCells } from "@/lib/stats/ratio-cells";
import { resampleSums } from "@/lib/stats/resampled-sums";

const places = fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 12 });
const groups = fc.array(fc.record({ units: fc.integer({ min: 1, max: 30 }), places }), { minLength: 1, maxLength: 12 });

test("counts side by side in few numbers come apart as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 50 }), (counts) => {
      const lanes = countLanes(counts.length, 9999);
      const packed = new Float64Array(lanes.words);
      for (const [place, count] of counts.entries()) {
        for (const [word, one] of lanes.pack([place]).entries()) packed[word] = (packed[word] ?? 0) + count * one;
      }
      const apart = new Float64Array(counts.length);
      lanes.unpack(packed, apart);
      expect([...apart]).toEqual(counts);
    }),
  );
});

test("drawn counts are the sums that the same draws give one by one", () => {
  fc.assert(
    fc.property(groups, fc.nat(), (some, seed) => {
      const [counts, sums]: number[][][] = [[], []];
      drawCounts(some, 40, { turns: 5, seed }, (drawn) => counts?.push([...drawn]));
      const summed = some.map((group) => ({ ...group, values: group.places.map(() => 1) }));
      resampleSums(summed, 40, { resamples: 5, seed }, (drawn) => sums?.push([...drawn]));
      expect(counts).toEqual(sums);
    }),
    { numRuns: 40 },
  );
});

test("as many bits are set as there are ones", () => {
  fc.assert(
    fc.property(fc.integer(), (bits) => {
      expect(ones(bits)).toBe((bits >>> 0).toString(2).replaceAll("0", "").length);
    }),
  );
});

describe("random sets of a size", () => {
  test("have that size, and nothing beyond the units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat({ max: 200 }), fc.nat(), (units, wanted, seed) => {
        const size = Math.min(units, wanted);
        const draw = randomSubsets(units, size, seed);
        for (let turn = 0; turn < 5; turn += 1) {
          const set = [...draw()]
            .map((word) => word.toString(2).padStart(32, "0"))
            .reverse()
            .join("");
          expect(set.slice(0, -units)).not.toContain("1");
          expect(set.replaceAll("0", "").length).toBe(size);
        }
      }),
    );
  });

  test.each([
    [7, 3, 35],
    [6, 1, 6],
    [8, 5, 56],
  ])("of %i units %i are every one of the %i sets equally often", (units, size, sets) => {
    const draw = randomSubsets(units, size, 12);
    const seen = new Map<number, number>();
    const turns = 1000 * sets;
    for (let turn = 0; turn < turns; turn += 1) {
      const set = draw()[0] ?? 0;
      seen.set(set, (seen.get(set) ?? 0) + 1);
    }
    expect(seen.size).toBe(sets);
    const chi = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // A chi-squared of so many degrees of freedom: four standard deviations above its mean.
    expect(chi).toBeLessThan(sets - 1 + 4 * Math.sqrt(2 * (sets - 1)));
  });
});

test("a deal and what is left of it are all there is", () => {
  fc.assert(
    fc.property(groups, fc.nat(), (some, seed) => {
      const pooled = some.map(({ units, places }, n) => ({
        first: n % (units + 1),
        second: units - (n % (units + 1)),
        places,
      }));
      const all = Array.from({ length: 40 }, (_, place) =>
        some.reduce((sum, { units, places }) => sum + (places.includes(place) ? units : 0), 0),
      );
      dealCounts(pooled, 40, { turns: 4, seed }, (first, second) => {
        expect([...first].map((count, place) => count + (second[place] ?? 0))).toEqual(all);
      });
    }),
    { numRuns: 40 },
  );
});

describe("the bootstrap's interval of a difference without drawing", () => {
  const sample = (shares: readonly [number, number, number, number], units: number): RatioCell[] => {
    const cells = new RatioCells();
    for (const [at, share] of shares.entries()) cells.add(at % 2, 1 + at, Math.round(share * units));
    return cells.list();
  };
  const drawn = (cells: readonly RatioCell[], seed: number): number[] => {
    const ratios: number[] = [];
    const summed = cells.map(({ units, y, x }) => ({ units, places: [0, 1], values: [y, x] }));
    resampleSums(summed, 2, { resamples: 40_000, seed }, ([y = 0, x = 0]) => ratios.push(y / x));
    return ratios;
  };

  test.each([
    ["alike in spread", sample([0.3, 0.3, 0.2, 0.2], 300), sample([0.4, 0.2, 0.2, 0.2], 400)],
    ["one rare", sample([0.6, 0.02, 0.36, 0.02], 600), sample([0.3, 0.3, 0.2, 0.2], 500)],
    ["both rare", sample([0.6, 0.02, 0.35, 0.03], 500), sample([0.62, 0.01, 0.34, 0.03], 900)],
    ["one much surer", sample([0.6, 0.1, 0.2, 0.1], 2500), sample([0.7, 0.1, 0.1, 0.1], 300)],
    ["one without spread", sample([0.6, 0, 0.4, 0], 300), sample([0.5, 0.1, 0.3, 0.1], 300)],
  ])("meets many draws: %s", (_, first, second) => {
    const [one, two] = [drawn(first, 1), drawn(second, 2)];
    const [low = 9, high = 9] =
      percentileInterval(Float64Array.from(two, (value, at) => value - (one[at] ?? 0)).sort()) ?? [];
    const [ownLow = 0, ownHigh = 0] = bootstrapDifference(first, second) ?? [];
    expect(Math.abs(low - ownLow)).toBeLessThan(0.025 * (high - low));
    expect(Math.abs(high - ownHigh)).toBeLessThan(0.025 * (high - low));
  });

  test("turns around with the two, and beside what is fixed is that of one alone", () => {
    const [first, second] = [sample([0.3, 0.3, 0.2, 0.2], 300), sample([0.4, 0.2, 0.2, 0.2], 400)];
    const [low = 0, high = 0] = bootstrapDifference(first, second) ?? [];
    const turned = bootstrapDifference(second, first) ?? [9, 9];
    expect(turned[0]).toBeCloseTo(-high, 5);
    expect(turned[1]).toBeCloseTo(-low, 5);
    const fixed = bootstrapDifference(sample([0, 1, 0, 0], 50), second) ?? [9, 9];
    const alone = bootstrapRatioTails(second) ?? [0, 0];
    // The one adds one above and two below the line: a half.
    expect(fixed[0]).toBeCloseTo(alone[0] - 0.5, 3);
    expect(fixed[1]).toBeCloseTo(alone[1] - 0.5, 3);
  });

  test("is not there for what is too rare, and where nothing varies", () => {
    const usual = sample([0.3, 0.3, 0.2, 0.2], 300);
    expect(
      bootstrapDifference(
        [
          { units: 600, y: 0, x: 1 },
          { units: 2, y: 1, x: 1 },
        ],
        usual,
      ),
    ).toBeNull();
    expect(bootstrapDifference([{ units: 600, y: 0, x: 1 }], [{ units: 60, y: 0, x: 1 }])).toBeNull();
    expect(bootstrapDifference([{ units: 600, y: 0, x: 0 }], usual)).toBeNull();
  });
});
