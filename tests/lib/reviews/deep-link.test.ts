import fc from "fast-check";
import { expect, test } from "vitest";
import { fragmentOf, parseFragment } from "@/lib/reviews/deep-link";

test("a step and a run of its text", () => {
  expect(parseFragment("#s41")).toEqual({ from: { step: 41, offset: 0 }, to: null });
  expect(parseFragment("#s41:120-188")).toEqual({ from: { step: 41, offset: 120 }, to: { step: 41, offset: 188 } });
  expect(parseFragment("#s41:120-s43:9")).toEqual({ from: { step: 41, offset: 120 }, to: { step: 43, offset: 9 } });
});

test("what is no place is none, and a run that ends before it begins is a step", () => {
  for (const fragment of ["", "#", "#s", "#s-1", "#s4x", "#2.6", "#s1:2", "#s99999999999"]) {
    expect(parseFragment(fragment)).toBeNull();
  }
  expect(parseFragment("#s3:9-2")).toEqual({ from: { step: 3, offset: 9 }, to: null });
});

test("what is written is read back", () => {
  const point = fc.record({ step: fc.nat(1e6), offset: fc.nat(1e6) });
  fc.assert(
    fc.property(point, fc.nat(3), fc.integer({ min: 1, max: 1e6 }), (from, steps, more) => {
      const to = { step: from.step + steps, offset: from.offset + more };
      expect(parseFragment(fragmentOf({ kind: "text", from, to }))).toEqual({ from, to });
    }),
  );
  expect(parseFragment(fragmentOf({ kind: "steps", first: 4, last: 9 }))).toEqual({
    from: { step: 4, offset: 0 },
    to: null,
  });
  expect(fragmentOf({ kind: "trace" })).toBe("");
});
