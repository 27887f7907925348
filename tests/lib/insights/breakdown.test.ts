import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakdown } from "@/lib/insights/breakdown";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { categoryOf, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, everyMode, maskOf, modesOf, type VerdictCount } from "@/lib/reviews/masks";

/** Findings of each mode in the 601 of MAST v2 (Cemri et al. 2025), from its published shares. */
const v2Counts = [66, 3, 103, 20, 59, 14, 70, 43, 10, 1, 84, 47, 41, 40];

/** 601 findings on 210 traces: the k-th finding goes to the trace k mod 210, so no trace has a mode twice (103 < 210). */
function v2Pairs(): VerdictCount[] {
  const found = new Array<number>(210).fill(0);
  let place = 0;
  for (const [mode, count] of v2Counts.entries()) {
    for (let one = 0; one < count; one += 1) {
      const trace = place % found.length;
      found[trace] = (found[trace] ?? 0) | bitOf(modeCodes[mode] as ModeCode);
      place += 1;
    }
  }
  return found.map((mask) => ({ judged: everyMode, found: mask, traces: 1 }));
}

const pair = fc
  .record({
    judged: fc.oneof(fc.constant(everyMode), fc.constant(0), fc.nat({ max: everyMode })),
    found: fc.nat({ max: everyMode }),
    traces: fc.nat({ max: 30 }),
  })
  .map((one) => ({ ...one, found: one.found & one.judged }));
const pairs = fc.array(pair, { maxLength: 20 });

/** One verdict a trace, to count by hand. */
function traceByTrace(some: readonly VerdictCount[]) {
  return some.flatMap(({ judged, found, traces }) =>
    Array.from({ length: traces }, () => ({ judged: modesOf(judged), found: modesOf(found) })),
  );
}

describe("the breakdown", () => {
  test("601 findings of v2 give 41.8 / 36.9 / 21.3 %", () => {
    const result = breakdown(v2Pairs());
    expect(result).toMatchObject({ traces: 210, reviewed: 210, findings: 601 });
    expect(result.categories.map((one) => one.findings)).toEqual([251, 222, 128]);
    expect(result.categories.map((one) => ((one.shareOfFindings ?? 0) * 100).toFixed(1))).toEqual([
      "41.8",
      "36.9",
      "21.3",
    ]);
    expect(result.modes.map((one) => one.findings)).toEqual(v2Counts);
    for (const { shareOfFindings, shareOfFindingsInterval } of result.categories) {
      const [low, high] = shareOfFindingsInterval ?? [1, 0];
      expect(low).toBeLessThan(shareOfFindings ?? 0);
      expect(high).toBeGreaterThan(shareOfFindings ?? 1);
      expect(high - low).toBeLessThan(0.12);
    }
  });

  test("a category's traces are the union of its modes, never their sum", () => {
    const result = breakdown([
      { judged: everyMode, found: maskOf(["1.1", "1.3", "2.6"]), traces: 4 },
      { judged: everyMode, found: maskOf(["1.1"]), traces: 2 },
      { judged: everyMode, found: 0, traces: 4 },
    ]);
    expect(result.categories[0]).toMatchObject({ findings: 10, judged: 10, traces: 6, shareOfTraces: 0.6 });
    expect(result.categories[1]).toMatchObject({ findings: 4, traces: 4, shareOfTraces: 0.4 });
    expect(result.categories[0]?.shareOfFindings).toBeCloseTo(10 / 14, 12);
  });

  test("unread traces count as traces only; a mode's denominator is where it was judged", () => {
    const result = breakdown([
      { judged: maskOf(["1.1", "2.2"]), found: maskOf(["2.2"]), traces: 3 },
      { judged: everyMode, found: 0, traces: 1 },
      { judged: 0, found: 0, traces: 5 },
    ]);
    expect(result).toMatchObject({ traces: 9, reviewed: 4, findings: 3 });
    expect(result.modes.find((one) => one.mode === "2.2")).toMatchObject({ judged: 4, traces: 3, shareOfTraces: 0.75 });
    expect(result.modes.find((one) => one.mode === "3.1")).toMatchObject({ judged: 1, traces: 0, shareOfTraces: 0 });
    expect(result.categories[1]).toMatchObject({ judged: 4, traces: 3 });
  });

  test("nothing read: shares and intervals are null, counts are 0", () => {
    for (const none of [[], [{ judged: 0, found: 0, traces: 7 }]]) {
      const result = breakdown(none);
      expect(result.findings).toBe(0);
      for (const one of [...result.categories, ...result.modes]) {
        expect(one).toMatchObject({ findings: 0, shareOfFindings: null, shareOfFindingsInterval: null });
        expect(one).toMatchObject({ judged: 0, traces: 0, shareOfTraces: null, shareOfTracesInterval: null });
      }
    }
  });

  test("read, and nothing found: no share of findings, but 0 of the traces, with an interval", () => {
    const [first] = breakdown([{ judged: everyMode, found: 0, traces: 20 }]).modes;
    expect(first).toMatchObject({ shareOfFindings: null, shareOfFindingsInterval: null, shareOfTraces: 0 });
    expect(first?.shareOfTracesInterval?.[1]).toBeCloseTo(0.1611, 4);
  });

  test("a mode that was never found does not claim to be certain", () => {
    const result = breakdown([{ judged: everyMode, found: maskOf(["1.1"]), traces: 20 }]);
    expect(result.modes[1]?.shareOfFindings).toBe(0);
    expect(result.modes[1]?.shareOfFindingsInterval?.[0]).toBe(0);
    expect(result.modes[1]?.shareOfFindingsInterval?.[1]).toBeCloseTo(0.1611, 4);
    expect(result.modes[0]?.shareOfFindingsInterval?.[0]).toBeCloseTo(1 - 0.1611, 4);
  });

  test("one failing trace says nothing about spread", () => {
    const result = breakdown([{ judged: everyMode, found: maskOf(["1.1", "3.3"]), traces: 1 }]);
    expect(result.modes[0]).toMatchObject({ shareOfFindings: 0.5, shareOfFindingsInterval: null });
  });

  test("above 10,000 traces the linearised ratio takes over and says nearly the same", () => {
    const shape = [
      { judged: everyMode, found: maskOf(["1.1", "2.6"]), traces: 3000 },
      { judged: everyMode, found: maskOf(["2.6", "3.2"]), traces: 4000 },
      { judged: everyMode, found: 0, traces: 3000 },
    ];
    const resampled = breakdown(shape).modes[0]?.shareOfFindingsInterval ?? [0, 1];
    const linear = breakdown([...shape, { judged: everyMode, found: 0, traces: 1 }]).modes[0]
      ?.shareOfFindingsInterval ?? [1, 0];
    expect(linear[0]).toBeCloseTo(resampled[0], 2);
    expect(linear[1]).toBeCloseTo(resampled[1], 2);
    expect(linear).not.toEqual(resampled);
  });

  test("agrees with counting trace by trace", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const traces = traceByTrace(some);
        const result = breakdown(some);
        expect(result.findings).toBe(traces.reduce((sum, trace) => sum + trace.found.length, 0));
        for (const one of result.modes) {
          expect(one.judged).toBe(traces.filter((trace) => trace.judged.includes(one.mode)).length);
          expect(one.traces).toBe(traces.filter((trace) => trace.found.includes(one.mode)).length);
          expect(one.findings).toBe(one.traces);
        }
        for (const one of result.categories) {
          const of = (codes: readonly ModeCode[]) => codes.filter((mode) => categoryOf(mode) === one.category);
          expect(one.judged).toBe(traces.filter((trace) => of(trace.judged).length > 0).length);
          expect(one.traces).toBe(traces.filter((trace) => of(trace.found).length > 0).length);
          expect(one.findings).toBe(traces.reduce((sum, trace) => sum + of(trace.found).length, 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("shares sum to 1, lie in their intervals' reach, and fit the schema of the endpoint", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const result = breakdown(some);
        insightsSchema.parse({ sources: ["people"], consensus: "majority", focus: "all", ...result });
        if (result.findings === 0) return;
        const total = (all: readonly { shareOfFindings: number | null }[]) =>
          all.reduce((sum, one) => sum + (one.shareOfFindings ?? 0), 0);
        expect(total(result.categories)).toBeCloseTo(1, 12);
        expect(total(result.modes)).toBeCloseTo(1, 12);
      }),
      { numRuns: 40 },
    );
  });

  test("neither order nor the splitting of equal pairs matters, to the last digit of every interval", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const split = some.flatMap((one) => [
          { ...one, traces: one.traces - (one.traces >> 1) },
          { ...one, traces: one.traces >> 1 },
        ]);
        expect(breakdown(split.reverse())).toEqual(breakdown(some));
      }),
      { numRuns: 25 },
    );
  });
});
