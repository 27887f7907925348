import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { along, axisFor } from "@/lib/insights/axis";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the axis of shares", () => {
  test("holds every value, begins at 0 and ends at a tick, at most at 100 %", () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 20 }), (shares) => {
        const { end, ticks } = axisFor(shares);
        expect(end).toBeGreaterThanOrEqual(Math.max(0, ...shares) - 1e-9);
        expect(end).toBeLessThanOrEqual(1);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeCloseTo(end, 9);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test("rare modes do not fill it: it is at least 5 % long, also for none", () => {
    expect(axisFor([0.001]).end).toBe(0.05);
    expect(axisFor([]).end).toBe(0.05);
  });

  test("places lie between its ends, in the order of their shares", () => {
    const axis = axisFor([0.2]);
    expect(along(axis, 0)).toBe("0%");
    expect(along(axis, 0.1)).toBe("50%");
    expect(along(axis, 0.9)).toBe("100%");
  });
});
