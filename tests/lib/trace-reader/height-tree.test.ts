import fc from "fast-check";
import { expect, test } from "vitest";
import { HeightTree } from "@/components/trace/height-tree";

test("sums and places are those of plain addition, whatever is corrected", () => {
  const heights = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 200 });
  const changes = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 0, max: 9_000 })), { maxLength: 30 });
  fc.assert(
    fc.property(heights, changes, fc.nat(1_000_000), (given, changed, depth) => {
      const tree = new HeightTree(Float64Array.from(given));
      const plain = [...given];
      for (const [index, height] of changed) {
        if (index >= plain.length) continue;
        tree.set(index, height);
        plain[index] = height;
      }
      const offsets = plain.map((_, index) => plain.slice(0, index).reduce((sum, height) => sum + height, 0));
      expect(plain.map((_, index) => tree.offset(index))).toEqual(offsets);
      expect(tree.total).toBe(plain.reduce((sum, height) => sum + height, 0));
      expect(tree.at(depth)).toBe(offsets.findLastIndex((offset) => offset <= depth));
    }),
  );
});

test("beyond the ends lie the first and the last", () => {
  const tree = new HeightTree(Float64Array.of(10, 20));
  expect(tree.at(-5)).toBe(0);
  expect(tree.at(99)).toBe(1);
  expect(new HeightTree(new Float64Array(0)).total).toBe(0);
});
