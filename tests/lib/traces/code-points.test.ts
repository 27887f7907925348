import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointOfIndex, countCodePoints, indexOfCodePoint, sliceCodePoints } from "@/lib/traces/code-points";

/** Any UTF-16 at all: emoji, combining marks and lone surrogates. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\ud83d", "\udc4d", "👍🏽", "e\u0301", "\0"),
  ),
});

describe("code points", () => {
  it("counts pairs and lone surrogates as one", () => {
    expect(countCodePoints("a👍b")).toBe(3);
    expect(countCodePoints("\ud83dx\udc4d")).toBe(3);
    expect(countCodePoints("")).toBe(0);
  });

  it("agrees with iteration over the string", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countCodePoints(text)).toBe([...text].length);
      }),
    );
  });

  it("goes from offset to index and back", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, offset) => {
        const index = indexOfCodePoint(text, offset);
        expect(codePointOfIndex(text, index)).toBe(Math.min(offset, [...text].length));
      }),
    );
  });

  it("slices as an array of code points does", () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.nat(20), (text, start, end) => {
        expect(sliceCodePoints(text, start, end)).toBe([...text].slice(start, Math.max(start, end)).join(""));
      }),
    );
  });

  it("takes five million characters in its stride", () => {
    const text = "plain text ".repeat(500_000);
    const started = performance.now();
    for (let at = 0; at < 20; at += 1) countCodePoints(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
