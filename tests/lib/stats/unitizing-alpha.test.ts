import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Unit, unitizingAlpha, unitSums } from "@/lib/stats/unitizing-alpha";
import { bruteUnitizing } from "@/tests/support/brute-unitizing";
import { unitizers } from "@/tests/support/published-ratings";

const toUnits = (units: readonly (readonly [number, number, number])[]): Unit[] =>
  units.map(([start, end, value]) => ({ start, end, value }));

const length = 20;
/** Units that do not overlap, cut from a run of marked and unmarked stretches. */
const observer = fc
  .array(
    fc.record({ gap: fc.nat({ max: 4 }), size: fc.integer({ min: 1, max: 6 }), value: fc.integer({ min: 1, max: 2 }) }),
  )
  .map((stretches) => {
    const units: Unit[] = [];
    let at = 0;
    for (const { gap, size, value } of stretches) {
      const start = at + gap;
      at = start + size;
      if (at <= length) units.push({ start, end: at, value });
    }
    return units;
  });
const observers = fc.array(observer, { minLength: 2, maxLength: 4 });

describe("unitizing alpha", () => {
  const three = unitizers.map(toUnits);

  test("Krippendorff 2019, fig. 12.11: uα = 0.510, and |uα = 0.413 (cut, not rounded) with all values made one", () => {
    expect(unitizingAlpha([unitSums(three, 60, 8)]).value?.toFixed(3)).toBe("0.510");
    const marked = three.map((units) => units.map((unit) => ({ ...unit, value: 1 })));
    expect(Math.floor((unitizingAlpha([unitSums(marked, 60, 2)]).value ?? 0) * 1000)).toBe(413);
  });

  test("equals the count place by place", () => {
    fc.assert(
      fc.property(observers, (some) => {
        const ours = unitizingAlpha([unitSums(some, length, 3)]).value;
        const theirs = bruteUnitizing(some, length);
        if (ours === null) expect(theirs).toBeNaN();
        else expect(Math.abs(ours - theirs)).toBeLessThan(1e-6);
      }),
      { numRuns: 300 },
    );
  });

  test("neither the order of observers and units nor the names of the values matter", () => {
    fc.assert(
      fc.property(observers, (some) => {
        const moved = [...some]
          .reverse()
          .map((units) => [...units].reverse().map((unit) => ({ ...unit, value: 3 - unit.value })));
        const [one, other] = [some, moved].map((all) => unitizingAlpha([unitSums(all, length, 3)]).value);
        if (one === null || one === undefined) expect(other).toBeNull();
        else expect(other).toBeCloseTo(one, 9);
      }),
    );
  });

  test("the same units give 1; a place moved gives less", () => {
    const units = toUnits([[2, 6, 1]]);
    expect(unitizingAlpha([unitSums([units, units], 20, 2)]).value).toBe(1);
    expect(unitizingAlpha([unitSums([units, toUnits([[3, 7, 1]])], 20, 2)]).value).toBeLessThan(1);
  });

  test("each kind has its own chance: kinds pool their disagreements, not their texts", () => {
    const one = unitSums([toUnits([[0, 5, 1]]), toUnits([[0, 5, 1]])], 20, 2);
    const other = unitSums([toUnits([[0, 5, 1]]), toUnits([[10, 15, 1]])], 20, 2);
    const alone = unitizingAlpha([other]).value ?? 0;
    const pooled = unitizingAlpha([one, other]).value ?? 0;
    expect(alone).toBeLessThan(pooled);
    expect(pooled).toBeLessThan(1);
  });

  test.each([
    ["one observer", [toUnits([[0, 3, 1]])], /nothing to compare/],
    ["nobody marked anything", [[], []], /Every answer was the same/],
    ["everybody marked everything", [toUnits([[0, 20, 1]]), toUnits([[0, 20, 1]])], /Every answer was the same/],
  ])("%s: none, in words", (_, some, reason) => {
    const estimate = unitizingAlpha([unitSums(some, 20, 2)]);
    expect(estimate.value).toBeNull();
    expect(estimate.reason).toMatch(reason);
  });
});
