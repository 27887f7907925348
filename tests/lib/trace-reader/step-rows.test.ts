import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockLength, foldsAtFirst, stepRows } from "@/components/trace/step-rows";
import { stepKinds } from "@/lib/traces/canonical";

describe("the rows of a step", () => {
  const range = fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 3_000 }));
  const kind = fc.constantFrom(...stepKinds);

  test("cover it from its beginning to its end, each block of bounded size, and hide nothing that is kept", () => {
    fc.assert(
      fc.property(
        kind,
        fc.nat(100_000),
        fc.boolean(),
        fc.array(range, { maxLength: 5 }),
        (of, length, folded, kept) => {
          const ranges = kept
            .map(([start, size]) => ({ start, end: Math.min(length, start + size) }))
            .filter(({ start, end }) => start < end);
          const rows = stepRows(of, length, folded && foldsAtFirst(of, length), ranges);
          let at = 0;
          for (const row of rows) {
            expect(row.start).toBe(at);
            at = row.end;
            if (row.kind === "text") expect(row.end - row.start).toBeLessThanOrEqual(blockLength);
            else expect(ranges.some(({ start, end }) => start < row.end && end > row.start)).toBe(false);
          }
          expect(at).toBe(length);
        },
      ),
    );
  });

  test("a long message shows its beginning and its end; a system prompt its beginning", () => {
    expect(stepRows("message", 50_000, true).map((row) => row.kind)).toEqual(["text", "gap", "text"]);
    expect(stepRows("system", 50_000, true).map((row) => row.kind)).toEqual(["text", "gap"]);
    expect(foldsAtFirst("message", 900)).toBe(false);
  });

  test("an empty step still has a row, for its head", () => {
    expect(stepRows("event", 0, false)).toEqual([{ kind: "text", start: 0, end: 0 }]);
  });

  test("blocks stand where they stood when something else is unfolded", () => {
    const starts = (folded: boolean) =>
      stepRows("message", 40_000, folded, [{ start: 9_000, end: 17_000 }]).map(({ start }) => start);
    const whole = new Set(starts(false));
    expect(starts(true).filter((start) => whole.has(start)).length).toBeGreaterThanOrEqual(3);
  });
});
