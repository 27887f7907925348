import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf } from "@/lib/reviews/masks";
import { raters, rating, ratings } from "@/tests/support/random-ratings";

/** Only estimates are looked at. */
const resamples = 1;

describe("against a reference", () => {
  test("each of the others is scored on what both judged, as counted cell by cell", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const [reference, ...others] = raters;
        const { scores } = agreement(rows, { annotators: [...raters], reference, resamples });
        expect(scores.map((score) => score.annotator)).toEqual(others);
        for (const { annotator, modes, overall } of scores) {
          const sum = { both: 0, missed: 0, extra: 0, neither: 0 };
          for (const [place, mode] of modeCodes.entries()) {
            const own = { both: 0, missed: 0, extra: 0, neither: 0 };
            for (const truth of rows.filter((row) => row.annotator === reference)) {
              const said = rows.find((row) => row.annotator === annotator && row.trace === truth.trace);
              if (!said || !(said.judged & truth.judged & bitOf(mode))) continue;
              const [there, found] = [(truth.found & bitOf(mode)) !== 0, (said.found & bitOf(mode)) !== 0];
              own[there ? (found ? "both" : "missed") : found ? "extra" : "neither"] += 1;
            }
            for (const name of ["both", "missed", "extra", "neither"] as const) sum[name] += own[name];
            expect(modes[place]?.confusion).toEqual(own);
            const found = own.both + own.extra;
            expect(modes[place]?.precision.value ?? null).toBe(found === 0 ? null : own.both / found);
          }
          expect(overall.confusion).toEqual(sum);
          const there = sum.both + sum.missed;
          expect(overall.recall.value).toBe(there === 0 ? null : sum.both / there);
        }
      }),
      { numRuns: 25 },
    );
  });

  const rows = [
    ...Array.from({ length: 12 }, (_, trace) => rating(`${trace}`, "gold", "1.3", "3.2")),
    ...Array.from({ length: 12 }, (_, trace) =>
      rating(`${trace}`, "judge", ...(trace < 9 ? (["1.5", "3.2"] as const) : (["1.3", "3.3"] as const))),
    ),
  ];

  test("a reference that is not compared takes no part in the agreement", () => {
    const result = agreement(rows, { annotators: ["judge"], reference: "gold", resamples });
    expect(result.annotators).toEqual(["judge"]);
    expect(result.pairs).toEqual([]);
    expect(result.overall.raw.value).toBeNull();
    expect(result.scores).toHaveLength(1);
    expect(result.scores[0]?.overall).toMatchObject({
      traces: 12,
      items: 168,
      confusion: { both: 12, missed: 12, extra: 12, neither: 132 },
      f1: { value: 0.5 },
    });
  });

  test("which modes stand for one another is counted, the commonest first", () => {
    const { scores } = agreement(rows, { annotators: ["judge", "gold"], reference: "gold", resamples });
    expect(scores[0]?.swaps).toEqual([
      { reference: "1.3", annotator: "1.5", traces: 9 },
      { reference: "3.2", annotator: "3.3", traces: 3 },
    ]);
  });

  test("an annotator who finds nothing has no precision, in words", () => {
    const silent = rows
      .filter((row) => row.annotator === "gold")
      .map((row) => ({ ...row, annotator: "mute", found: 0 }));
    const [score] = agreement([...rows, ...silent], { annotators: ["mute"], reference: "gold", resamples }).scores;
    expect(score?.overall.precision).toMatchObject({ value: null, notes: [expect.stringMatching(/found none/)] });
    expect(score?.overall.recall.value).toBe(0);
    expect(score?.categories[1]?.recall.notes[0]).toMatch(/reference has none/);
  });
});
