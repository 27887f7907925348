import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barHeight, clampDepth, depthAfter, isStuck, restingPlace } from "@/components/trace/scroll-map";

const short = { total: 50_000, view: 600 };
const vast = { total: 900_000_000, view: 600 };

describe("the scroll bar", () => {
  test("of a trace of ordinary height stands at the depth itself", () => {
    expect(barHeight(short)).toBe(50_000);
    expect(restingPlace(1_234, short)).toBe(1_234);
    expect(depthAfter(1_234, 1_234, 5_000, short)).toBe(5_000);
  });

  test("of a vast trace stays below what browsers allow, and reaches both ends", () => {
    expect(barHeight(vast)).toBeLessThan(17_000_000);
    expect(restingPlace(0, vast)).toBe(0);
    const lowest = restingPlace(vast.total, vast);
    expect(lowest).toBe(barHeight(vast) - vast.view);
    expect(depthAfter(0, 0, lowest, vast)).toBe(vast.total - vast.view);
  });

  test("moves a vast trace by as much as the wheel says, and leaps where it is dragged to", () => {
    const from = restingPlace(400_000_000, vast);
    expect(depthAfter(400_000_000, from, from + 120, vast)).toBe(400_000_120);
    expect(depthAfter(0, 0, 6_000_000, vast)).toBeCloseTo((6_000_000 / (12_000_000 - 600)) * (900_000_000 - 600), 0);
  });

  test("is stuck where it ends before the trace does", () => {
    expect(isStuck(0, 300, short)).toBe(true);
    expect(isStuck(0, 0, short)).toBe(false);
    expect(isStuck(11_999_400, 899_000_000, vast)).toBe(true);
    expect(isStuck(49_400, 49_400, short)).toBe(false);
  });

  test("rests at a place that belongs to its depth, at every size", () => {
    const sizes = fc.record({
      total: fc.integer({ min: 0, max: 2_000_000_000 }),
      view: fc.integer({ min: 100, max: 2_000 }),
    });
    fc.assert(
      fc.property(sizes, fc.nat(2_000_000_000), (size, wanted) => {
        const depth = clampDepth(wanted, size);
        const place = restingPlace(depth, size);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(Math.max(0, barHeight(size) - size.view) + 1e-6);
        expect(isStuck(place, depth, size) && size.total < 12_000_000).toBe(false);
      }),
    );
  });
});
