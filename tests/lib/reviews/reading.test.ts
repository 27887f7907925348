import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedTo, readingPause, signOfLife, startAttention, timeName, wentAway } from "@/lib/reviews/attention";
import { doubtName, doubtOf, sameDoubt } from "@/lib/reviews/doubt";
import { firstOpened, openingSteps, restingPlace } from "@/lib/reviews/resting-place";
import { areRuns, joinRuns, markRuns, runsOf } from "@/lib/reviews/step-runs";

const marks = fc.uint8Array({ max: 1, maxLength: 40 });

describe("runs of steps", () => {
  test("say the same as marks, and join as sets do", () => {
    fc.assert(
      fc.property(marks, marks, (some, others) => {
        const size = Math.max(some.length, others.length);
        const both = Uint8Array.from({ length: size }, (_, step) => (some[step] ?? 0) | (others[step] ?? 0));
        const joined = joinRuns(runsOf(some), runsOf(others));
        expect(joined).toEqual(runsOf(both));
        expect(areRuns(joined)).toBe(true);
        const again = new Uint8Array(size);
        markRuns(again, joined);
        expect(again).toEqual(both);
      }),
    );
  });

  test("are told from other numbers", () => {
    expect([[0], [3, 2], [0, 1, 2, 3], [0, 4, 3, 5]].map(areRuns)).toEqual([false, false, false, false]);
    expect(areRuns([0, 0, 2, 7])).toBe(true);
  });
});

describe("time spent", () => {
  test("counts while a hand moves, and for a pause after it, but not beyond", () => {
    const reading = signOfLife(signOfLife(startAttention(0), 0), 10_000);
    expect(countedTo(reading, 25_000).spentMs).toBe(25_000);
    expect(countedTo(reading, 9_000_000).spentMs).toBe(10_000 + readingPause);
    const back = signOfLife(countedTo(reading, 9_000_000), 9_000_000);
    expect(countedTo(back, 9_001_000).spentMs).toBe(11_000 + readingPause);
  });

  test("stops at once where the page goes out of sight", () => {
    const hidden = wentAway(signOfLife(startAttention(0), 0), 5_000);
    expect(countedTo(hidden, 60_000).spentMs).toBe(5_000);
  });

  test("is never more than the time that went by, nor less than before", () => {
    const event = fc.record({ after: fc.nat(200_000), is: fc.constantFrom(countedTo, signOfLife, wentAway) });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let now = 0;
        let attention = startAttention(0);
        for (const { after, is } of events) {
          now += after;
          const next = is(attention, now);
          expect(next.spentMs).toBeGreaterThanOrEqual(attention.spentMs);
          expect(next.spentMs).toBeLessThanOrEqual(now);
          attention = next;
        }
      }),
    );
  });

  test("is said in minutes", () => {
    expect([0, 59_999, 60_000, 3_900_000].map(timeName)).toEqual(["under 1 min", "under 1 min", "1 min", "1 h 5 min"]);
  });
});

test("one lands where one left off, unless the review is submitted or the trace got shorter", () => {
  const reading = { step: 40, seen: [], spentMs: 0 };
  expect(restingPlace(reading, false, 200)).toBe(40);
  expect(restingPlace(reading, false, 10)).toBe(9);
  expect(restingPlace({ ...reading, step: null }, false, 200)).toBe(0);
  expect(restingPlace(reading, true, 200)).toBe(0);
});

test("a trace opens with steps around where one left off, and with as many of its last ones", () => {
  expect(firstOpened(0, 200)).toBe(0);
  expect(firstOpened(40, 200)).toBe(38);
  expect(firstOpened(199, 200)).toBe(200 - openingSteps);
  expect(firstOpened(4, 5)).toBe(0);
});

test("a doubt is asked about once, and anew when it is another one", () => {
  const seen = Uint8Array.from([1, 0, 0]);
  const doubt = doubtOf(seen, 0, false);
  expect(doubt).toEqual({ unseen: 2, unlabelled: true });
  expect(doubt && doubtName(doubt)).toBe("2 steps were never in view. No label was set. Did you find no failure?");
  expect(sameDoubt(doubt, doubtOf(seen, 0, false))).toBe(true);
  expect(sameDoubt(doubt, doubtOf(seen, 1, false))).toBe(false);
  expect(doubtOf(Uint8Array.from([1]), 0, true)).toBeNull();
});
