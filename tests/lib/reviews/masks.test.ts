import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categoryCodes, categoryOf, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, countModes, everyMode, maskOf, modesOf } from "@/lib/reviews/masks";

const modes = fc.subarray([...modeCodes]);

describe("masks of modes", () => {
  test("modes come back from their mask, in MAST's order", () => {
    fc.assert(
      fc.property(modes, (some) => {
        expect(modesOf(maskOf([...some].reverse()))).toEqual(some);
      }),
    );
  });

  test("a mask counts its modes, and bits beyond the fourteen mean nothing", () => {
    fc.assert(
      fc.property(modes, fc.nat({ max: 7 }), (some, beyond) => {
        const mask = maskOf(some) | (beyond << modeCodes.length);
        expect(countModes(mask)).toBe(some.length);
        expect(modesOf(mask)).toEqual(some);
      }),
    );
  });

  test("1.1 is the lowest bit, 3.3 the fourteenth, and all of them make 0x3fff", () => {
    expect(bitOf("1.1")).toBe(1);
    expect(bitOf("3.3")).toBe(8192);
    expect(maskOf(modeCodes)).toBe(everyMode);
    expect(everyMode).toBe(0x3fff);
  });

  test("the categories split the fourteen", () => {
    expect(categoryMask("1") | categoryMask("2") | categoryMask("3")).toBe(everyMode);
    for (const code of categoryCodes) {
      expect(new Set(modesOf(categoryMask(code)).map(categoryOf))).toEqual(new Set([code]));
    }
    expect([countModes(categoryMask("1")), countModes(categoryMask("2")), countModes(categoryMask("3"))]).toEqual([
      5, 6, 3,
    ]);
  });
});
