import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "@/lib/traces/difference";
import { countWords, likeness, likenessOfLengths } from "@/lib/traces/likeness";

const text = fc
  .array(fc.constantFrom("run", "the", "test", " ", "\n", "1", "!", "👍", "é"), { maxLength: 40 })
  .map((words) => words.join(" "));

describe("likeness", () => {
  test("counts words and signs as often as they stand", () => {
    expect(likeness(countWords("a b c"), countWords("a b d"))).toBeCloseTo(4 / 6);
    expect(likeness(countWords("a a"), countWords("a"))).toBeCloseTo(2 / 3);
    expect(likeness(countWords(""), countWords(" "))).toBe(1);
  });

  test("is 1 for the same, the same both ways, and between 0 and 1", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [countWords(one), countWords(other)];
        expect(likeness(a, a)).toBe(1);
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
    expect(likenessOfLengths(100, 300)).toBe(0.5);
  });
});

describe("difference", () => {
  test("marks the words that the other text lacks", () => {
    const { left, right, places } = differenceOf("returns 1 today", "returns 2 today");
    expect(left.filter(({ differs }) => differs)).toEqual([{ text: "1", differs: true }]);
    expect(right.filter(({ differs }) => differs)).toEqual([{ text: "2", differs: true }]);
    expect(places).toBe(1);
  });

  test("each column holds its whole text, and what is not marked is the same in both", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { left, right, places } = differenceOf(one, other);
        const all = (parts: typeof left) => parts.map((part) => part.text).join("");
        const same = (parts: typeof left) => all(parts.filter(({ differs }) => !differs));
        expect(all(left)).toBe(one);
        expect(all(right)).toBe(other);
        expect(same(left)).toBe(same(right));
        expect(places === 0).toBe(one === other);
      }),
    );
  });

  test("ends for long texts that have nothing in common", () => {
    const long = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(" ");
    expect(differenceOf(long("a"), long("b")).places).toBeGreaterThan(0);
  });
});
