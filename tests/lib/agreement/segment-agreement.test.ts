import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marksOf, type Ruler, stepStarts } from "@/lib/agreement/continuum";
import { segmentAgreement } from "@/lib/agreement/segment-agreement";
import { segmentAgreementSchema } from "@/lib/agreement/segment-schema";
import type { MarkedRating } from "@/lib/agreement/segment-sums";
import type { Unit } from "@/lib/stats/unitizing-alpha";
import { bruteUnitizing } from "@/tests/support/brute-unitizing";
import { label, marked, markedRatings, stepLengths, steps, text, wholeTrace } from "@/tests/support/marked-ratings";

const annotators = ["a", "b", "c"];
const choice = { annotators, ruler: "text" as Ruler, threshold: 0.5, resamples: 1 };
const two = { ...choice, annotators: ["a", "b"] };

function tracesOf(ratings: readonly MarkedRating[]) {
  return [...new Set(ratings.map((rating) => rating.trace))].map((trace) => ({ trace, codePoints: stepLengths }));
}

const agree = (ratings: readonly MarkedRating[], how = choice) => segmentAgreement(ratings, tracesOf(ratings), how);

describe("where annotators agree", () => {
  test("the same places are agreement, others are not", () => {
    const same = agree(
      [marked("1", "a", label("1.1", text(2, 0, 2, 6))), marked("1", "b", label("1.1", text(2, 0, 2, 6)))],
      two,
    );
    expect(same.modes[0]).toMatchObject({ traces: 1, marks: 2, matched: 1, f1: { value: 1 }, alpha: { value: 1 } });
    const apart = agree(
      [marked("1", "a", label("1.1", text(2, 0, 2, 6))), marked("1", "b", label("1.1", text(2, 7, 2, 12)))],
      two,
    );
    expect(apart.modes[0]).toMatchObject({ marks: 2, matched: 0, f1: { value: 0 } });
    expect(apart.modes[0]?.alpha.value).toBeLessThan(0);
  });

  test("another mode at the same place is not the same", () => {
    const place = text(2, 0, 2, 6);
    const result = agree([marked("1", "a", label("1.1", place)), marked("1", "b", label("1.3", place))], two);
    expect(result.overall).toMatchObject({ marks: 2, matched: 0 });
  });

  test("half of what both cover is enough at 0.5, and not at 0.6", () => {
    const ratings = [
      marked("1", "a", label("1.1", text(2, 0, 2, 8))),
      marked("1", "b", label("1.1", text(2, 0, 2, 4))),
    ];
    expect(agree(ratings, two).overall.matched).toBe(1);
    const strict = agree(ratings, { ...two, threshold: 0.6 });
    expect(strict.overall.matched).toBe(0);
    expect(strict.same).toMatch(/same mode and share at least 60 % of the text/);
  });

  test("a quote and its step are the same in steps, hardly so in text", () => {
    const ratings = [marked("1", "a", label("2.6", steps(2))), marked("1", "b", label("2.6", text(2, 1, 2, 3)))];
    expect(agree(ratings, two).overall.matched).toBe(0);
    const bySteps = agree(ratings, { ...two, ruler: "steps" });
    expect(bySteps.overall).toMatchObject({ matched: 1, alpha: { value: 1 } });
    expect(bySteps.same).toMatch(/of the steps/);
  });

  test("found by one and not by the other is a mark without a partner", () => {
    const result = agree([marked("1", "a", label("1.1", steps(0))), marked("1", "b")], two);
    expect(result.modes[0]).toMatchObject({ traces: 1, marks: 1, matched: 0, f1: { value: 0 } });
  });

  test("a label of the whole trace says nothing of where: it is left out and counted", () => {
    const result = agree([marked("1", "a", label("1.1", wholeTrace)), marked("1", "b", label("1.1", steps(1)))], two);
    expect(result.annotators).toEqual([
      { annotator: "a", marks: 0, nowhere: 1 },
      { annotator: "b", marks: 1, nowhere: 0 },
    ]);
    expect(result.modes[0]).toMatchObject({ traces: 0, marks: 0 });
    expect(result.modes[0]?.f1).toMatchObject({
      value: null,
      notes: [expect.stringMatching(/whole trace says nothing of where/)],
    });
    expect(result.modes[0]?.alpha).toMatchObject({ value: null, notes: [expect.stringMatching(/whole trace/)] });
  });

  test("nothing marked by anybody: nothing to say, in words", () => {
    const result = agree([marked("1", "a"), marked("1", "b")], two);
    expect(result.overall.f1).toMatchObject({ value: null, notes: [expect.stringMatching(/Nobody marked/)] });
    expect(result.overall.alpha).toMatchObject({
      value: null,
      notes: [expect.stringMatching(/Every answer was the same/)],
    });
  });

  test("no annotators, no traces: no error", () => {
    expect(segmentAgreement([], [], { ...choice, annotators: [] }).pairs).toEqual([]);
  });
});

describe("as counted place by place", () => {
  test("unitizing alpha of one mode over traces laid end to end", () => {
    fc.assert(
      fc.property(markedRatings, (ratings) => {
        // Complete ratings with places only: a line that all three read.
        const read = tracesOf(ratings);
        const all = read.flatMap(({ trace }) =>
          annotators.map(
            (annotator) =>
              ratings.find((one) => one.trace === trace && one.annotator === annotator) ?? marked(trace, annotator),
          ),
        );
        const placed = all.map((one) => ({
          ...one,
          labels: one.labels.map((own) => ({
            ...own,
            segments: own.segments.map((segment) => (segment.kind === "trace" ? steps(3) : segment)),
          })),
        }));
        const starts = stepStarts(stepLengths, "text");
        const length = starts.at(-1) ?? 0;
        const observers = annotators.map((annotator) =>
          read.flatMap(({ trace }, place): Unit[] => {
            const own = placed.find((one) => one.trace === trace && one.annotator === annotator);
            const segments = own?.labels.filter(({ mode }) => mode === "1.1").flatMap((one) => one.segments) ?? [];
            return marksOf(segments, starts, "text").map(({ start, end }) => ({
              start: start + place * length,
              end: end + place * length,
              value: 1,
            }));
          }),
        );
        const ours = segmentAgreement(placed, read, choice).modes[0]?.alpha.value ?? null;
        const theirs = bruteUnitizing(observers, length * read.length);
        if (ours === null) expect(theirs).toBeNaN();
        else expect(Math.abs(ours - theirs)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test("marks and matches of all are those of the pairs, and those of the modes", () => {
    fc.assert(
      fc.property(markedRatings, (ratings) => {
        const result = agree(ratings);
        segmentAgreementSchema.parse(result);
        const total = (all: readonly { marks: number }[]) => all.reduce((sum, one) => sum + one.marks, 0);
        expect(result.overall.marks).toBe(total(result.modes));
        expect(result.overall.marks).toBe(total(result.categories));
        expect(result.overall.marks).toBe(total(result.pairs.map((pair) => pair.overall)));
      }),
      { numRuns: 40 },
    );
  });
});

describe("whatever the order", () => {
  const shuffled = <T>(all: readonly T[], seed: number) =>
    all
      .map((one, place) => ({ one, key: Math.imul(place + 1, seed | 1) >>> 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);

  test("of ratings, traces, annotators, labels and segments", () => {
    fc.assert(
      fc.property(markedRatings, fc.integer(), fc.constantFrom<Ruler>("text", "steps"), (ratings, seed, ruler) => {
        const how = { ...choice, ruler, threshold: 0.3, resamples: 59 };
        const moved = shuffled(ratings, seed).map((rating) => ({
          ...rating,
          labels: shuffled(rating.labels, seed).map((own) => ({ ...own, segments: shuffled(own.segments, seed) })),
        }));
        const other = segmentAgreement(moved, shuffled(tracesOf(ratings), seed), {
          ...how,
          annotators: shuffled(annotators, seed),
        });
        expect(other).toEqual(segmentAgreement(ratings, tracesOf(ratings), how));
      }),
      { numRuns: 40 },
    );
  });

  test("of how a place was cut into labels", () => {
    const whole = marked("1", "a", label("1.1", text(0, 0, 2, 8)));
    const cut = marked("1", "a", label("1.1", text(0, 0, 2, 3)), label("1.1", text(2, 3, 2, 5), text(2, 4, 2, 8)));
    const other = marked("1", "b", label("1.1", text(0, 2, 2, 8)));
    expect(agree([cut, other], two)).toEqual(agree([whole, other], two));
  });
});

test("intervals come from traces, and are the same at every call", () => {
  const ratings = Array.from({ length: 40 }, (_, trace) => [
    marked(`${trace}`, "a", label("1.1", steps(0))),
    marked(`${trace}`, "b", label("1.1", steps(trace % 2))),
  ]).flat();
  const result = agree(ratings, { ...two, resamples: 999 });
  expect(result.modes[0]?.f1.value).toBe(0.5);
  const reach = 1.96 * Math.sqrt(0.25 / 40);
  expect(result.modes[0]?.f1.interval?.[0]).toBeCloseTo(0.5 - reach, 1);
  expect(result.modes[0]?.f1.interval?.[1]).toBeCloseTo(0.5 + reach, 1);
  expect(result.modes[0]?.alpha.interval?.[0]).toBeLessThan(result.modes[0]?.alpha.value ?? -9);
  expect(agree(ratings, { ...two, resamples: 999 })).toEqual(result);
});
