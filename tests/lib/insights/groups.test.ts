import fc from "fast-check";
import { expect, test } from "vitest";
import { stageOf, tenthOf } from "@/lib/insights/finding-place";
import type { GroupCount } from "@/lib/insights/group-count";
import { findingGroups, restKey, traceGroups } from "@/lib/insights/groups";
import { stagesOf } from "@/lib/mast/stages";
import { modeCodes } from "@/lib/mast/taxonomy";
import { countModes, everyMode } from "@/lib/reviews/masks";

const count = fc
  .record({
    key: fc.constantFrom("a", "b", "c", "d", null),
    found: fc.nat({ max: everyMode }),
    traces: fc.integer({ min: 1, max: 5 }),
    long: fc.integer({ min: 1, max: 30 }),
  })
  .map(
    ({ key, found, traces, long }): GroupCount => ({
      key,
      judged: everyMode,
      found,
      traces,
      whole: countModes(found),
      steps: traces * long,
      squares: traces * long * long,
    }),
  );
const counts = fc.array(count, { minLength: 1, maxLength: 12 });

test("the shares of groups of traces sum to the whole, in whatever order the counts come", () => {
  fc.assert(
    fc.property(counts, (some) => {
      const groups = traceGroups(some);
      const findings = some.reduce((sum, one) => sum + one.traces * one.whole, 0);
      expect(groups.reduce((sum, { breakdown }) => sum + breakdown.findings, 0)).toBe(findings);
      if (findings > 0) expect(groups.reduce((sum, { shareOfAll }) => sum + (shareOfAll ?? 0), 0)).toBeCloseTo(1, 9);
      const turned = traceGroups(some.toReversed());
      for (const group of groups) expect(turned.find(({ key }) => key === group.key)).toEqual(group);
    }),
    { numRuns: 30 },
  );
});

test("what is beyond the limit is put together, and nothing is lost", () => {
  fc.assert(
    fc.property(counts, (some) => {
      const groups = traceGroups(some, 2);
      expect(groups.length).toBeLessThanOrEqual(3);
      const all = traceGroups(some);
      const sum = (of: typeof groups) => of.reduce((total, { breakdown }) => total + breakdown.findings, 0);
      expect(sum(groups)).toBe(sum(all));
      if (all.length > 2) expect(groups.some(({ key }) => key === restKey)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("a group of findings has all read traces below the line", () => {
  const trace = (found: number, traces: number, key: string | null = null, whole = countModes(found)): GroupCount => ({
    key,
    judged: everyMode,
    found,
    traces,
    whole,
    steps: 10 * traces,
    squares: 100 * traces,
  });
  const everything = [trace(0b11, 4), trace(0b01, 2), trace(0, 4)];
  const parted = [trace(0b01, 4, "x", 2), trace(0b10, 4, "y", 2), trace(0b01, 2, "y", 1)];
  const groups = findingGroups(parted, everything);
  const [x, y] = [groups.find(({ key }) => key === "x"), groups.find(({ key }) => key === "y")];
  expect(x?.breakdown).toMatchObject({ reviewed: 10, findings: 4, steps: 100 });
  expect(y?.breakdown).toMatchObject({ reviewed: 10, findings: 6, steps: 100 });
  expect(x?.breakdown.modes[0]).toMatchObject({ traces: 4, judged: 10, perThousandSteps: 40 });
  expect(x?.shareOfAll).toBeCloseTo(0.4, 12);
  expect(y?.shareOfAllInterval?.[0]).toBeLessThan(0.6);
});

test("every step of a run is in one tenth: the first in the first, the last in the last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), (steps) => {
      const places = Array.from({ length: steps }, (_, position) => tenthOf(position, steps));
      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBe(9);
      expect(places.toSorted((a, b) => a - b)).toEqual(places);
    }),
  );
  expect(tenthOf(0, 1)).toBe(0);
});

test("a finding's stage is one in which its mode can show", () => {
  for (const mode of modeCodes) {
    for (const tenth of [null, 0, 4, 9]) {
      const stage = stageOf(mode, tenth);
      if (stage !== null) expect(stagesOf[mode]).toContain(stage);
      else expect(tenth).toBeNull();
    }
  }
});
