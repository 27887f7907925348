import { describe, expect, test } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { rating } from "@/tests/support/random-ratings";

const three = { annotators: ["ada", "bob", "cyd"], reference: null, resamples: 399 };

function round(found: Readonly<Record<string, readonly (readonly ModeCode[])[]>>) {
  return Object.entries(found).flatMap(([annotator, traces]) =>
    traces.map((modes, trace) => rating(`trace ${trace}`, annotator, ...modes)),
  );
}

describe("a round of five traces by three annotators", () => {
  const rows = round({
    ada: [["1.1", "2.6"], ["1.3"], [], ["3.2"], ["1.1"]],
    bob: [["1.1", "2.6"], ["1.3", "1.5"], [], ["3.2"], ["1.1"]],
    cyd: [["1.1"], ["1.3"], [], ["3.3"], ["1.1"]],
  });
  const result = agreement(rows, three);

  test("has one kappa over its 70 cells: the mean of its three pairs", () => {
    expect(result.overall).toMatchObject({ traces: 5, items: 70 });
    // Tables by hand: found by both, by the first alone, by the second alone, by neither.
    const kappa = (both: number, one: number, other: number, neither: number) => {
      const chance = ((both + one) * (both + other) + (neither + one) * (neither + other)) / 70 ** 2;
      return ((both + neither) / 70 - chance) / (1 - chance);
    };
    const pairs = [kappa(5, 0, 1, 64), kappa(3, 2, 1, 64), kappa(3, 3, 1, 63)];
    expect(result.pairs.map((pair) => pair.overall.cohen.value)).toEqual(
      pairs.map((value) => expect.closeTo(value, 12)),
    );
    expect(result.overall.cohen.value).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / 3, 12);
  });

  test("leaves most single modes undefined, and says why", () => {
    const silent = result.modes.filter((one) => one.cohen.value === null);
    expect(silent.map((one) => one.mode)).toEqual(["1.2", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1"]);
    for (const one of silent) {
      expect(one.cohen.notes[0]).toMatch(/Every answer was the same/);
      expect(one.fleiss.value).toBeNull();
      expect(one.alpha.value).toBeNull();
      expect(one.raw).toMatchObject({
        value: 1,
        notes: [expect.stringMatching(/Every answer was the same/)],
      });
    }
  });

  test("says that its intervals rest on five traces", () => {
    expect(result.overall.cohen.notes).toContainEqual(expect.stringMatching(/fewer than 20 traces/));
  });

  test("names who never found a mode that another found", () => {
    const of = (mode: ModeCode) => result.modes.find((one) => one.mode === mode)?.neverFound;
    expect(of("1.5")).toEqual(["ada", "cyd"]);
    expect(of("3.3")).toEqual(["ada", "bob"]);
    expect(of("1.1")).toEqual([]);
    expect(of("1.2")).toEqual([]);
    // ada and cyd never found 1.5: their pair has no kappa, and the others have a constant rater.
    const mode = result.modes.find((one) => one.mode === "1.5");
    expect(mode?.cohen).toMatchObject({
      value: 0,
      notes: [expect.stringMatching(/mean of 2 of 3 pairs/), expect.anything()],
    });
  });
});

test("one annotator who never used a mode: kappa is 0 by construction", () => {
  const rows = Array.from({ length: 40 }, (_, trace) => [
    rating(`${trace}`, "ada", ...(trace < 20 ? ["1.1" as const] : [])),
    rating(`${trace}`, "bob"),
  ]).flat();
  const [mode] = agreement(rows, { ...three, annotators: ["ada", "bob"] }).modes;
  expect(mode?.cohen).toMatchObject({
    value: 0,
    interval: null,
    notes: [expect.stringMatching(/same answer/), expect.anything()],
  });
  expect(mode?.neverFound).toEqual(["bob"]);
});

test("total disagreement is 0 and −1, never 1", () => {
  const rows = Array.from({ length: 30 }, (_, trace) => [
    rating(`${trace}`, "ada", ...(trace % 2 === 0 ? ["2.3" as const] : [])),
    rating(`${trace}`, "bob", ...(trace % 2 === 1 ? ["2.3" as const] : [])),
  ]).flat();
  const mode = agreement(rows, { ...three, annotators: ["ada", "bob"] }).modes.find((one) => one.mode === "2.3");
  expect(mode?.raw.value).toBe(0);
  expect(mode?.raw.interval?.[0]).toBe(0);
  expect(mode?.raw.interval?.[1]).toBeCloseTo(0.1135, 3);
  expect(mode?.cohen.value).toBeCloseTo(-1, 12);
  expect(mode?.ac1.value).toBeCloseTo(-1, 12);
});

test.each([
  ["nobody", []],
  ["one annotator", [rating("1", "ada", "1.1"), rating("2", "ada")]],
  ["annotators who read different traces", [rating("1", "ada", "1.1"), rating("2", "bob", "1.1")]],
])("%s: nothing to compare", (_, rows) => {
  const result = agreement(rows, three);
  expect(result.compared).toBe(0);
  for (const one of [result.overall, ...result.categories, ...result.modes]) {
    for (const name of ["raw", "cohen", "fleiss", "alpha", "ac1"] as const) {
      expect(one[name]).toEqual({ value: null, interval: null, notes: [expect.stringMatching(/nothing to compare/)] });
    }
  }
});

test("no annotators at all are no error", () => {
  const result = agreement([rating("1", "ada")], { annotators: [], reference: null });
  expect(result).toMatchObject({ annotators: [], traces: 0, pairs: [], standings: [], scores: [] });
});

test("a mode that is hardly ever there: kappa low, AC1 high, both with a word", () => {
  const rows = Array.from({ length: 100 }, (_, trace) => [
    rating(`${trace}`, "ada", ...(trace < 4 ? ["2.4" as const] : [])),
    rating(`${trace}`, "bob", ...(trace > 95 ? ["2.4" as const] : [])),
  ]).flat();
  const mode = agreement(rows, { ...three, annotators: ["ada", "bob"] }).modes.find((one) => one.mode === "2.4");
  expect(mode?.raw.value).toBeCloseTo(0.92, 12);
  expect(mode?.cohen.value).toBeLessThan(0);
  expect(mode?.ac1.value).toBeGreaterThan(0.9);
  expect(mode?.cohen.notes[0]).toMatch(/Nine answers in ten.*beside AC1/);
  expect(mode?.ac1.notes[0]).toMatch(/Nine answers in ten.*beside kappa/);
  expect(mode?.raw.notes[0]).toMatch(/by chance/);
});
