import fc from "fast-check";
import { expect, test } from "vitest";
import { moveCaret, trimmed, wordFrom } from "@/lib/reviews/caret";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";

test("characters are what people see: emoji with joiners, combining marks, CR LF", () => {
  const text = "👩‍👧e\u0301\r\nx";
  const stops = [3, 5, 7, 8];
  let at = 0;
  for (const stop of stops) {
    at = moveCaret(text, at, "character", 1);
    expect(at).toBe(stop);
  }
  expect(moveCaret(text, 5, "character", -1)).toBe(3);
  expect(moveCaret(text, 0, "character", -1)).toBe(0);
});

test("words are stopped at behind going forward, and before going back", () => {
  const text = "😀 book the fare.";
  expect(moveCaret(text, 0, "word", 1)).toBe(6);
  expect(moveCaret(text, 6, "word", 1)).toBe(10);
  expect(moveCaret(text, 10, "word", -1)).toBe(7);
  expect(moveCaret(text, 15, "word", 1)).toBe(countCodePoints(text));
  expect(wordFrom(text, 1)).toEqual({ start: 2, end: 6 });
  expect(wordFrom(text, 4)).toEqual({ start: 2, end: 6 });
});

test("a selection loses the white space at its ends, unless it is nothing else", () => {
  expect(trimmed("😀  a b \n", 1, 8)).toEqual({ start: 3, end: 6 });
  expect(trimmed("a   b", 1, 4)).toEqual({ start: 1, end: 4 });
});

test("every move stays in the text and leads on", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.nat(40),
      fc.constantFrom("character", "word"),
      (text, from, unit) => {
        const length = countCodePoints(text);
        const at = Math.min(from, length);
        const next = moveCaret(text, at, unit, 1);
        const back = moveCaret(text, at, unit, -1);
        expect(next).toBeGreaterThanOrEqual(Math.min(at, length));
        expect(next).toBeLessThanOrEqual(length);
        expect(back).toBeLessThanOrEqual(at);
        expect(sliceCodePoints(text, 0, next).length).toBeGreaterThanOrEqual(0);
        if (unit === "character" && at < length) expect(next).toBeGreaterThan(at);
      },
    ),
  );
});
