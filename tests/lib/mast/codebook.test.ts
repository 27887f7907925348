import { describe, expect, test } from "vitest";
import { codebook } from "@/lib/mast/codebook/entries";
import { glance } from "@/lib/mast/glance";
import { lookAlikesOf } from "@/lib/mast/look-alikes";
import { modeCodes } from "@/lib/mast/taxonomy";

describe("the codebook", () => {
  test.each(modeCodes)("%s has three to five signs and two examples of different systems", (mode) => {
    const { signs, examples } = codebook[mode];
    expect(signs.length).toBeGreaterThanOrEqual(3);
    expect(signs.length).toBeLessThanOrEqual(5);
    expect(examples[0].system).not.toBe(examples[1].system);
    for (const example of examples) expect(example.lines.length).toBeGreaterThanOrEqual(2);
  });

  test("no text stands twice", () => {
    const texts = modeCodes.flatMap((mode) => {
      const { definition, signs, examples } = codebook[mode];
      return [definition, glance(mode).line, ...signs, ...examples.flatMap((example) => [example.system, example.why])];
    });
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("a line at a glance fits one: at most 80 characters", () => {
    for (const mode of modeCodes) expect(glance(mode).line.length).toBeLessThanOrEqual(80);
  });
});

describe("look-alikes", () => {
  test.each(modeCodes)("%s has at least one, each knows it in turn, and the two tell the same story", (mode) => {
    const others = lookAlikesOf(mode);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      const back = lookAlikesOf(other.mode).find((one) => one.mode === mode);
      expect(back).toEqual({ mode, whenOther: other.whenThis, whenThis: other.whenOther });
    }
  });
});
