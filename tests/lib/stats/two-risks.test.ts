import { describe, expect, test } from "vitest";
import { riskDifference, riskRatio } from "@/lib/stats/two-risks";

describe("the difference of two proportions", () => {
  // Newcombe 1998, Stat. Med. 17, 873–890, table II: method 10, to four decimals.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("%i/%i − %i/%i is published", (events, exposed, otherEvents, others, low, high) => {
    const { value, interval } = riskDifference({ events, exposed, otherEvents, others });
    expect(value).toBeCloseTo(events / exposed - otherEvents / others, 12);
    expect(interval?.[0]).toBeCloseTo(low, 4);
    expect(interval?.[1]).toBeCloseTo(high, 4);
  });

  test("needs trials on both sides", () => {
    expect(riskDifference({ events: 0, exposed: 0, otherEvents: 1, others: 2 })).toEqual({
      value: null,
      interval: null,
    });
  });
});

describe("the ratio of two risks", () => {
  test("turned round is its inverse, ends and all", () => {
    const there = riskRatio({ events: 15, exposed: 40, otherEvents: 6, others: 50 });
    const back = riskRatio({ events: 6, exposed: 50, otherEvents: 15, others: 40 });
    expect(there.value).toBeCloseTo(3.125, 12);
    expect(there.value).toBeCloseTo(1 / (back.value ?? 0), 12);
    expect(there.interval?.[0]).toBeCloseTo(1 / (back.interval?.[1] ?? 0), 12);
    // ln 3.125 ± 1.96 · √(1/15 − 1/40 + 1/6 − 1/50)
    expect(there.interval?.[0]).toBeCloseTo(Math.exp(Math.log(3.125) - 1.959964 * Math.sqrt(0.188333)), 4);
  });

  test("is not there without events to divide by, and has no interval at nought", () => {
    expect(riskRatio({ events: 3, exposed: 4, otherEvents: 0, others: 9 }).value).toBeNull();
    expect(riskRatio({ events: 0, exposed: 4, otherEvents: 2, others: 9 })).toEqual({ value: 0, interval: null });
  });
});
