import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareGroups, sidesOf } from "@/lib/insights/compare-groups";
import { comparePublished } from "@/lib/insights/compare-published";
import { conclusion } from "@/lib/insights/conclusion";
import { parts } from "@/lib/insights/part-vectors";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, everyMode, maskOf, type VerdictCount } from "@/lib/reviews/masks";

const read = (found: readonly (readonly [number, number])[]): VerdictCount[] =>
  found.map(([mask, traces]) => ({ judged: everyMode, found: mask, traces }));

const one = read([
  [maskOf(["1.1"]), 40],
  [maskOf(["2.6"]), 10],
  [maskOf(["1.1", "3.2"]), 20],
  [0, 5],
]);
const two = read([
  [maskOf(["1.1"]), 8],
  [maskOf(["2.6"]), 50],
  [maskOf(["3.2"]), 20],
  [0, 5],
]);
const at = (code: (typeof parts)[number]) => parts.indexOf(code);

describe("two groups of traces", () => {
  test("that differ are told apart, by how much and how surely", () => {
    const compared = compareGroups(one, two, "findings");
    const part = compared[at("1.1")];
    expect(part?.difference).toBeCloseTo(8 / 78 - 60 / 90, 12);
    expect(part?.differenceInterval?.[0]).toBeLessThan(part?.difference ?? 0);
    expect(part?.differenceInterval?.[1]).toBeGreaterThan(part?.difference ?? 0);
    expect(part?.p).toBeCloseTo(1 / 10_000, 12);
    expect(part?.adjustedP).toBeLessThan(0.01);
  });

  test("that are the same are not", () => {
    for (const measure of ["findings", "traces"] as const) {
      for (const { difference, p, adjustedP } of compareGroups(one, one, measure)) {
        expect(difference).toBe(0);
        expect(p).toBe(1);
        expect(adjustedP).toBe(1);
      }
    }
  });

  test("turned round differ by as much the other way", () => {
    const [there, back] = [compareGroups(one, two, "traces"), compareGroups(two, one, "traces")];
    for (const [place, { difference, p }] of there.entries()) {
      expect(back[place]?.difference).toBeCloseTo(-(difference ?? 9), 12);
      expect(Math.abs((back[place]?.p ?? 9) - (p ?? 0))).toBeLessThan(0.02);
    }
  });

  test("have the same numbers in whatever order and pieces their counts come", () => {
    const mask = fc.nat({ max: everyMode });
    const some = fc.array(fc.tuple(mask, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, some, (first, second) => {
        const pieces = (counts: typeof first) =>
          read(counts.flatMap(([found, n]) => Array(n).fill([found, 1]))).reverse();
        expect(compareGroups(pieces(first), pieces(second), "findings")).toEqual(
          compareGroups(read(first), read(second), "findings"),
        );
      }),
      { numRuns: 8 },
    );
  });

  test("above ten thousand traces are judged by the linearised ratio, which says much the same", () => {
    const times = (counts: readonly VerdictCount[], by: number) =>
      counts.map((pair) => ({ ...pair, traces: pair.traces * by }));
    const small = compareGroups(times(one, 60), times(two, 60), "findings")[at("3.2")];
    const large = compareGroups(times(one, 80), times(two, 80), "findings")[at("3.2")];
    const width = (ends: readonly [number, number] | null | undefined) => (ends ? ends[1] - ends[0] : Number.NaN);
    expect(width(large?.differenceInterval) * Math.sqrt(80 / 60)).toBeCloseTo(width(small?.differenceInterval), 2);
    expect(large?.p).toBeLessThan(0.05);
  });

  test("without findings cannot be compared, which is said", () => {
    const compared = compareGroups(one, read([[0, 9]]), "findings");
    expect(compared.every(({ difference, p }) => difference === null && p === null)).toBe(true);
    const words = conclusion({
      first: "A",
      second: "B",
      measure: "findings",
      parts: compared,
      traces: 9,
      version: "v2",
    });
    expect(words).toContain("nothing can be compared");
  });
});

describe("the conclusion", () => {
  const said = (first: VerdictCount[], second: VerdictCount[]) =>
    conclusion({
      first: "A",
      second: "B",
      measure: "findings",
      parts: compareGroups(first, second, "findings"),
      traces: 75,
      version: "v2",
    });

  test("names what differs, and for the rest how much could still be there", () => {
    const words = said(one, two);
    expect(words).toMatch(/3 of 14 modes differ|2 of 14 modes differ/);
    expect(words).toContain("1.1 Disobey task specification is 56.4 points lower in B");
    expect(words).toContain("parts of a whole");
    expect(words).toContain("cannot be seen from this");
  });

  test("does not take no evidence for evidence of none", () => {
    const words = said(one, one);
    expect(words).toContain("No mode’s share of findings differs");
    expect(words).toContain("not to say that they are the same");
  });
});

test("beside published figures a share's interval is its own, moved", () => {
  const own = sidesOf(one, "findings")[at("1.1")];
  const part = comparePublished(one, "v2", "findings")[at("1.1")];
  expect(part?.difference).toBeCloseTo((own?.share ?? 0) - 0.1098, 12);
  expect(part?.differenceInterval?.[0]).toBeCloseTo((own?.interval?.[0] ?? 0) - 0.1098, 12);
  expect(part?.adjustedP).toBeLessThan(0.001);
  expect(comparePublished(one, "v2", "traces").every(({ difference }) => difference === null)).toBe(true);
  expect(comparePublished(one, "mast-data", "traces")[at("1.1")]?.difference).toBeCloseTo(60 / 75 - 0.361, 12);
});

test("the current data set's categories follow from its per-mode counts on 1,638 traces", () => {
  // Traces with each mode: shares of traces as published, of 1,638; they are findings, as a mode counts once a trace.
  const shares = [36.1, 5.6, 40.5, 7.1, 26.6, 4.9, 16.2, 21.6, 1.5, 22.6, 37.2, 16.7, 37.1, 40.2];
  const counts = shares.map((share) => Math.round((share / 100) * 1638));
  const traces = Array.from({ length: 1638 }, (_, trace) =>
    counts.reduce((mask, count, mode) => (trace < count ? mask | bitOf(modeCodes[mode] ?? "1.1") : mask), 0),
  );
  const sides = sidesOf(read(traces.map((found) => [found, 1])), "findings").slice(0, 3);
  expect(Math.abs((sides[0]?.denominator ?? 0) - 5141)).toBeLessThan(10);
  for (const [place, share] of [36.94, 33.11, 29.96].entries()) {
    expect(Math.abs((sides[place]?.share ?? 0) * 100 - share)).toBeLessThan(0.06);
  }
});
