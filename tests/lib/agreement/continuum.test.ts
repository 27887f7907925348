import { expect, test } from "vitest";
import { marksOf, stepStarts } from "@/lib/agreement/continuum";
import { steps, text, wholeTrace } from "@/tests/support/marked-ratings";

const lengths = [7, 0, 12, 3];
const inText = stepStarts(lengths, "text");
const inSteps = stepStarts(lengths, "steps");

test("a step has a place more than it has code points, so that an empty one can be pointed at", () => {
  expect(inText).toEqual([0, 8, 9, 22, 26]);
  expect(inSteps).toEqual([0, 1, 2, 3, 4]);
  expect(marksOf([steps(1)], inText, "text")).toEqual([{ start: 8, end: 9 }]);
});

test("text lies at its code points, and is widened to its steps where steps are the ruler", () => {
  const run = text(0, 3, 2, 5);
  expect(marksOf([run], inText, "text")).toEqual([{ start: 3, end: 14 }]);
  expect(marksOf([run], inSteps, "steps")).toEqual([{ start: 0, end: 3 }]);
});

test("the whole trace is no place", () => {
  expect(marksOf([wholeTrace], inText, "text")).toEqual([]);
});

test("however a run was cut, it is one mark; a gap makes two", () => {
  const pieces = [text(2, 5, 2, 9), text(2, 0, 2, 6), text(2, 9, 2, 10)];
  expect(marksOf(pieces, inText, "text")).toEqual([{ start: 9, end: 19 }]);
  expect(marksOf([steps(0), steps(2, 3)], inText, "text")).toEqual([
    { start: 0, end: 8 },
    { start: 9, end: 26 },
  ]);
});

test("what lies behind the end of a shorter trace is cut off", () => {
  expect(marksOf([steps(3, 9)], inText, "text")).toEqual([{ start: 22, end: 26 }]);
  expect(marksOf([steps(8, 9), text(7, 0, 7, 4)], inText, "text")).toEqual([]);
});
