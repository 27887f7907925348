import { expect, test } from "vitest";
import type { Segment } from "@/lib/reviews/segment";
import { compareSegments, covers, placeName, rangeInStep, textSegment } from "@/lib/reviews/segment-geometry";
import { sliceCodePoints } from "@/lib/traces/code-points";

const across: Segment = { kind: "text", first: 3, start: 10, last: 5, end: 4, quote: "…" };

test("a run over several steps covers the end of the first, all of those between and the start of the last", () => {
  expect([2, 3, 4, 5, 6].map((step) => rangeInStep(across, step, 20))).toEqual([
    null,
    { start: 10, end: 20 },
    { start: 0, end: 20 },
    { start: 0, end: 4 },
    null,
  ]);
  expect(rangeInStep(across, 4, 0)).toBeNull();
  expect(rangeInStep({ kind: "steps", first: 3, last: 5 }, 4, 20)).toBeNull();
});

test("a place is covered from the start of a run up to its end, exclusive", () => {
  expect(covers(across, { step: 3, offset: 9 })).toBe(false);
  expect(covers(across, { step: 3, offset: 10 })).toBe(true);
  expect(covers(across, { step: 5, offset: 3 })).toBe(true);
  expect(covers(across, { step: 5, offset: 4 })).toBe(false);
});

test("segments are in reading order, longer ones first", () => {
  const step: Segment = { kind: "steps", first: 3, last: 3 };
  const steps: Segment = { kind: "steps", first: 3, last: 8 };
  const later: Segment = { kind: "steps", first: 4, last: 4 };
  const trace: Segment = { kind: "trace" };
  expect([later, across, step, steps, trace].sort(compareSegments)).toEqual([trace, steps, step, across, later]);
});

test("places have names", () => {
  expect([{ kind: "trace" } as const, across, { kind: "steps", first: 2, last: 2 } as const].map(placeName)).toEqual([
    "the whole trace",
    "steps 3–5",
    "step 2",
  ]);
});

test("the quote is what stands between two points, in either order, steps joined by a newline", () => {
  const texts = ["one 😀 two", "three", ""];
  const textOf = (step: number, start: number, end: number | null) => {
    const text = texts[step];
    return text === undefined ? null : sliceCodePoints(text, start, end ?? 1e6);
  };
  const [a, b] = [
    { step: 0, offset: 4 },
    { step: 1, offset: 2 },
  ];
  const segment = { kind: "text", first: 0, start: 4, last: 1, end: 2, quote: "😀 two\nth" };
  expect(textSegment(a, b, textOf)).toEqual(segment);
  expect(textSegment(b, a, textOf)).toEqual(segment);
  expect(textSegment(a, a, textOf)).toBeNull();
  expect(textSegment(a, { step: 9, offset: 1 }, textOf)).toBeNull();
});
