import fc from "fast-check";
import { expect, test } from "vitest";
import { drawBack, edgeSlack } from "@/components/trace/block-edges";
import { countCodePoints } from "@/lib/traces/code-points";

test("an edge falls behind a line, else behind a space, else before a character that it might split", () => {
  expect(drawBack("one\ntwo thr")).toBe(7);
  expect(drawBack("one two thr")).toBe(3);
  expect(drawBack("abc\r")).toBe(1);
  expect(drawBack("价格👩‍")).toBe(2);
  expect(drawBack("line\n")).toBe(0);
  expect(drawBack("")).toBe(0);
});

test("it never goes back farther than it looks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: edgeSlack }), (before) => {
      const back = drawBack(before);
      expect(back).toBeGreaterThanOrEqual(0);
      expect(back).toBeLessThanOrEqual(countCodePoints(before));
    }),
  );
});
