import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { f1, precision, recall } from "@/lib/stats/detection";

const confusion = fc.record({
  both: fc.nat({ max: 60 }),
  missed: fc.nat({ max: 60 }),
  extra: fc.nat({ max: 60 }),
  neither: fc.nat({ max: 60 }),
});

describe("precision, recall and F1", () => {
  test("of 40 found 30 are right, of 50 there 30 are found", () => {
    const counts = { both: 30, missed: 20, extra: 10, neither: 40 };
    expect(precision(counts)).toEqual({ value: 0.75, reason: null });
    expect(recall(counts)).toEqual({ value: 0.6, reason: null });
    expect(f1(counts).value).toBeCloseTo(2 / 3, 12);
  });

  test("F1 is the harmonic mean, and the same whichever is the reference", () => {
    fc.assert(
      fc.property(confusion, (counts) => {
        const [right, found] = [precision(counts).value, recall(counts).value];
        const exchanged = { ...counts, missed: counts.extra, extra: counts.missed };
        expect(f1(exchanged)).toEqual(f1(counts));
        expect(precision(exchanged).value).toBe(found);
        if (right === null || found === null || right + found === 0) return;
        expect(f1(counts).value).toBeCloseTo((2 * right * found) / (right + found), 12);
      }),
    );
  });

  test("what is not there is said", () => {
    const silent = { both: 0, missed: 9, extra: 0, neither: 30 };
    expect(precision(silent)).toEqual({ value: null, reason: expect.stringMatching(/found none/) });
    expect(recall(silent)).toEqual({ value: 0, reason: expect.stringMatching(/Fewer than 25/) });
    expect(recall({ ...silent, missed: 0, extra: 3 }).reason).toMatch(/reference has none/);
    expect(f1({ ...silent, missed: 0 })).toEqual({ value: null, reason: expect.stringMatching(/Neither/) });
  });
});
