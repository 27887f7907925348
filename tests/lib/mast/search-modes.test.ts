import { expect, test } from "vitest";
import { codebook } from "@/lib/mast/codebook/entries";
import { searchModes } from "@/lib/mast/search-modes";
import { modeCodes } from "@/lib/mast/taxonomy";

const signs = Object.fromEntries(modeCodes.map((mode) => [mode, codebook[mode].signs]));
const found = (query: string) => searchModes(query, "v2", signs).map(({ mode }) => mode);

test("a mode is found by its code, with the point and without, and by the beginning of it", () => {
  expect(found("2.6")).toEqual(["2.6"]);
  expect(found("26")).toEqual(["2.6"]);
  expect(found("3")).toEqual(["3.1", "3.2", "3.3"]);
});

test("by words of its name in any order, before all that only mention them", () => {
  expect(found("action mismatch")[0]).toBe("2.6");
  expect(found("verif")).toEqual(expect.arrayContaining(["3.2", "3.3"]));
  expect(found("repet")[0]).toBe("1.3");
});

test("by every sign and every alias, saying which", () => {
  for (const mode of modeCodes) {
    const [sign = ""] = codebook[mode].signs;
    expect(found(sign), sign).toContain(mode);
  }
  const [first] = searchModes(codebook["1.5"].signs[0] ?? "", "v2", signs).filter(({ mode }) => mode === "1.5");
  expect(first?.because).toBe(codebook["1.5"].signs[0]);
});

test("nothing is asked: all; nothing fits: none", () => {
  expect(found(" ")).toEqual(modeCodes);
  expect(found("zebra crossing")).toEqual([]);
});
