import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countMatches, overlap } from "@/lib/stats/span-matching";
import type { Span } from "@/lib/stats/unitizing-alpha";

const span = fc
  .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 10 }))
  .map(([start, size]): Span => ({ start, end: start + size }));
const spans = fc.array(span, { maxLength: 6 });
const threshold = fc.double({ min: 0, max: 1, noNaN: true });

/** Every way to give each span a partner or none. */
function bruteMatches(ones: readonly Span[], others: readonly Span[], least: number): number {
  const [first, ...rest] = ones;
  if (!first) return 0;
  const alone = bruteMatches(rest, others, least);
  return others.reduce((most, other, place) => {
    const share = overlap(first, other);
    if (share === 0 || share < least) return most;
    return Math.max(most, 1 + bruteMatches(rest, others.toSpliced(place, 1), least));
  }, alone);
}

describe("matching spans", () => {
  test("overlap is what is shared of what both cover", () => {
    expect(overlap({ start: 0, end: 10 }, { start: 5, end: 15 })).toBeCloseTo(1 / 3, 12);
    expect(overlap({ start: 0, end: 4 }, { start: 0, end: 4 })).toBe(1);
    expect(overlap({ start: 0, end: 4 }, { start: 4, end: 8 })).toBe(0);
  });

  test("a span that could take two partners leaves the other's only one to it", () => {
    const ones = [
      { start: 0, end: 10 },
      { start: 0, end: 6 },
    ];
    const others = [
      { start: 0, end: 7 },
      { start: 4, end: 10 },
    ];
    // Greedy from the front would pair the first with the first and leave the second alone.
    expect(countMatches(ones, others, 0.5)).toBe(2);
  });

  test("finds as many pairs as trying everything, in any order and from either side", () => {
    fc.assert(
      fc.property(spans, spans, threshold, (ones, others, least) => {
        const matches = countMatches(ones, others, least);
        expect(matches).toBe(bruteMatches(ones, others, least));
        expect(countMatches([...ones].reverse(), [...others].reverse(), least)).toBe(matches);
        expect(countMatches(others, ones, least)).toBe(matches);
      }),
      { numRuns: 200 },
    );
  });

  test("at a threshold of 0 spans still have to touch", () => {
    expect(countMatches([{ start: 0, end: 3 }], [{ start: 5, end: 9 }], 0)).toBe(0);
  });
});
