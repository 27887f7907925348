import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import { agreementSchema, type Measured } from "@/lib/agreement/agreement-schema";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { categoryCodes, categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, maskOf } from "@/lib/reviews/masks";
import {
  bruteAc1,
  bruteAlpha,
  bruteFleiss,
  bruteMeanCohen,
  bruteRaw,
  type Ratings,
} from "@/tests/support/brute-agreement";
import { raters, rating, ratings } from "@/tests/support/random-ratings";

/** One resample: only estimates are looked at. */
const quick = { annotators: [...raters], reference: null, resamples: 1 };

/** An item a trace: what each rater answered about a group of modes, null where they did not judge all of them. */
function itemsOf(rows: readonly Rating[], modes: readonly ModeCode[], annotators: readonly string[]): Ratings[] {
  const traces = [...new Set(rows.map((row) => row.trace))];
  return traces.map((trace) =>
    annotators.map((annotator) => {
      const row = rows.find((one) => one.trace === trace && one.annotator === annotator);
      if (!row || !modes.every((mode) => row.judged & bitOf(mode))) return null;
      return Number(modes.some((mode) => row.found & bitOf(mode)));
    }),
  );
}

/** An item a trace and mode. */
function cellsOf(rows: readonly Rating[], annotators: readonly string[]): Ratings[] {
  return modeCodes.flatMap((mode) => itemsOf(rows, [mode], annotators));
}

interface Coefficients {
  readonly raw: Measured;
  readonly cohen: Measured;
  readonly fleiss: Measured;
  readonly alpha: Measured;
  readonly ac1: Measured;
}

function expectAsCounted(figures: Coefficients, items: readonly Ratings[]): void {
  const counted = {
    raw: bruteRaw(items),
    cohen: bruteMeanCohen(items),
    fleiss: bruteFleiss(items),
    alpha: bruteAlpha(items),
    ac1: Number.isNaN(bruteRaw(items)) ? Number.NaN : bruteAc1(items, 2),
  };
  for (const [name, theirs] of Object.entries(counted)) {
    const ours = figures[name as keyof Coefficients].value;
    if (ours === null) expect(theirs, name).toBeNaN();
    else expect(Math.abs(ours - theirs), name).toBeLessThan(1e-6);
  }
}

describe("as counted cell by cell", () => {
  test("every mode, every category and the pooled cells, of all and of each pair", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const result = agreement(rows, quick);
        const groups = [{ ...result, annotators: raters }, ...result.pairs];
        for (const { annotators, overall, categories, modes } of groups) {
          expectAsCounted(overall, cellsOf(rows, annotators));
          for (const one of modes) expectAsCounted(one, itemsOf(rows, [one.mode], annotators));
          for (const one of categories) {
            const own = modeCodes.filter((mode) => categoryOf(mode) === one.category);
            expectAsCounted(one, itemsOf(rows, own, annotators));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test("tables, items and what each annotator judged and found", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const result = agreement(rows, quick);
        for (const pair of result.pairs) {
          const both = cellsOf(rows, pair.annotators).filter((item) => !item.includes(null));
          const count = (one: number, other: number) => both.filter(([a, b]) => a === one && b === other).length;
          expect(pair.overall).toMatchObject({
            items: both.length,
            table: { both: count(1, 1), onlyFirst: count(1, 0), onlySecond: count(0, 1), neither: count(0, 0) },
          });
        }
        for (const standing of result.standings) {
          const own = cellsOf(rows, [standing.annotator]).flat();
          expect(standing.overall.judged).toBe(own.filter((answer) => answer !== null).length);
          expect(standing.overall.found).toBe(own.filter((answer) => answer === 1).length);
        }
        const twice = (item: Ratings) => item.filter((answer) => answer !== null).length > 1;
        expect(result.overall.items).toBe(cellsOf(rows, raters).filter(twice).length);
      }),
      { numRuns: 25 },
    );
  });

  test("fits the schema of the endpoint", () => {
    fc.assert(
      fc.property(ratings, fc.constantFrom(null, raters[0], "ann_elsewhere"), (rows, reference) => {
        agreementSchema.parse(agreement(rows, { ...quick, reference }));
      }),
      { numRuns: 8 },
    );
  });
});

describe("whatever the order", () => {
  test("rows and annotators in any order give the same to the last digit of every interval", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const choice = { ...quick, resamples: 59 };
        const other = agreement([...rows].reverse(), { ...choice, annotators: [...raters].reverse() });
        expect(other).toEqual(agreement(rows, choice));
      }),
      { numRuns: 8 },
    );
  });

  test("other names of traces and annotators change no estimate", () => {
    const names = new Map(raters.map((name, place) => [name, `ann_${"zyx"[place]}`]));
    fc.assert(
      fc.property(ratings, (rows) => {
        const renamed = rows.map((row) => ({
          ...row,
          trace: `other ${row.trace}`,
          annotator: names.get(row.annotator as (typeof raters)[number]) ?? "",
        }));
        const one = agreement(rows, quick);
        const other = agreement(renamed, { ...quick, annotators: [...names.values()] });
        for (const [place, mode] of one.modes.entries()) {
          for (const name of ["raw", "cohen", "fleiss", "alpha", "ac1"] as const) {
            const [a, b] = [mode[name].value, other.modes[place]?.[name].value];
            if (a === null) expect(b).toBeNull();
            else expect(b).toBeCloseTo(a, 9);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test("rows of annotators who were not chosen do not matter", () => {
    const rows = [rating("1", "ann_a", "1.1"), rating("1", "ann_b"), rating("2", "ann_a"), rating("2", "ann_b")];
    const more = [...rows, rating("1", "ann_x", "3.3"), rating("3", "ann_x")];
    const two = { ...quick, annotators: ["ann_a", "ann_b"] };
    expect(agreement(more, two)).toEqual(agreement(rows, two));
  });

  test("two reviews of one trace by one annotator cannot be", () => {
    expect(() => agreement([rating("1", "ann_a"), rating("1", "ann_a")], quick)).toThrow(RangeError);
  });
});

describe("what counts as an answer", () => {
  const two = { annotators: ["ann_a", "ann_b"], reference: null, resamples: 1 };

  test("no failure is an answer, unread is none", () => {
    const read = agreement([rating("1", "ann_a", "1.1"), rating("1", "ann_b")], two);
    expect(read.modes[0]).toMatchObject({ items: 1, raw: { value: 0 } });
    const unread = agreement([rating("1", "ann_a", "1.1")], two);
    expect(unread).toMatchObject({ traces: 1, compared: 0 });
    expect(unread.modes[0]).toMatchObject({ items: 0, raw: { value: null, interval: null } });
    expect(unread.overall.cohen.notes).toEqual([expect.stringMatching(/nothing to compare/)]);
  });

  test("a category is found with any of its modes, and judged with all of them", () => {
    const partly: Rating = { trace: "1", annotator: "ann_b", judged: maskOf(["1.1", "1.2"]), found: maskOf(["1.1"]) };
    const result = agreement([rating("1", "ann_a", "1.3"), partly], two);
    expect(result.modes[0]?.items).toBe(1);
    expect(result.categories[0]?.items).toBe(0);
    const different = agreement([rating("1", "ann_a", "1.3"), rating("1", "ann_b", "1.5")], two);
    expect(different.categories.map((one) => one.raw.value)).toEqual([1, 1, 1]);
    expect(different.categories[0]).toMatchObject({ category: categoryCodes[0], items: 1 });
  });
});
