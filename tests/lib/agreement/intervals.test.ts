import { describe, expect, test } from "vitest";
import { inventedRatings } from "@/bench/invented-ratings";
import { agreement } from "@/lib/agreement/agreement";
import { measured, measuredShare } from "@/lib/agreement/measured";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf } from "@/lib/reviews/masks";
import { fillRandom, seededState } from "@/lib/stats/random";
import { bruteMeanCohen, bruteRaw } from "@/tests/support/brute-agreement";
import { rating } from "@/tests/support/random-ratings";

const rows = inventedRatings(60, 3, 7);
const annotators = [...new Set(rows.map((row) => row.annotator))];
const traces = Map.groupBy(rows, (row) => row.trace);

/** Traces drawn with replacement by another stream of numbers, and everything counted anew from single cells. */
function drawnByHand(of: (drawn: readonly Rating[][]) => number, resamples: number): [number, number] {
  const all = [...traces.values()];
  const state = seededState(99);
  const draws = new Uint32Array(all.length);
  const values = Array.from({ length: resamples }, () => {
    fillRandom(state, draws);
    return of([...draws].map((draw) => all[Math.floor((draw / 2 ** 32) * all.length)] ?? []));
  });
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  const rank = Math.floor((sorted.length + 1) * 0.025);
  return [sorted[rank - 1] ?? Number.NaN, sorted[sorted.length - rank] ?? Number.NaN];
}

const answersTo = (mode: (typeof modeCodes)[number]) => (own: readonly Rating[]) =>
  own.map((row) => Number((row.found & bitOf(mode)) !== 0));

describe("intervals", () => {
  const result = agreement(rows, { annotators, reference: null });

  test("of one mode meet those of a bootstrap written out over traces", () => {
    const [low, high] = drawnByHand((drawn) => bruteMeanCohen(drawn.map(answersTo("1.2"))), 600);
    const [from = 9, to = 9] = result.modes[1]?.cohen.interval ?? [];
    expect(Math.abs(from - low)).toBeLessThan(0.06);
    expect(Math.abs(to - high)).toBeLessThan(0.06);
  });

  test("of the pooled cells, too", () => {
    const cells = (drawn: readonly Rating[][]) => modeCodes.flatMap((mode) => drawn.map(answersTo(mode)));
    const [low, high] = drawnByHand((drawn) => bruteRaw(cells(drawn)), 600);
    const [from = 9, to = 9] = result.overall.raw.interval ?? [];
    expect(Math.abs(from - low)).toBeLessThan(0.01);
    expect(Math.abs(to - high)).toBeLessThan(0.01);
  });

  test("hold their estimates, and are the same at every call", () => {
    expect(agreement(rows, { annotators, reference: null })).toEqual(result);
    for (const { value, interval } of [result.overall.raw, result.overall.fleiss, result.overall.ac1]) {
      expect(interval?.[0]).toBeLessThan(value ?? -2);
      expect(interval?.[1]).toBeGreaterThan(value ?? 2);
    }
  });

  test("grow narrow with more traces", () => {
    const more = inventedRatings(960, 3, 7);
    const width = (interval: readonly [number, number] | null) => (interval ? interval[1] - interval[0] : Number.NaN);
    const wide = width(result.overall.cohen.interval);
    const narrow = width(agreement(more, { annotators, reference: null }).overall.cohen.interval);
    // Sixteen times the traces: a quarter of the width.
    expect(narrow / wide).toBeGreaterThan(0.15);
    expect(narrow / wide).toBeLessThan(0.4);
  });

  test("draw whole traces, not cells: what differs within a trace differs together", () => {
    const apart = [rating("apart", "a", ...modeCodes), rating("apart", "b")];
    const alike = [rating("alike", "a"), rating("alike", "b")];
    const copies = Array.from({ length: 30 }, (_, copy) =>
      [...apart, ...alike].map((row) => ({ ...row, trace: `${row.trace} ${copy}` })),
    );
    const { raw } = agreement(copies.flat(), { annotators: ["a", "b"], reference: null }).overall;
    // 60 traces, half of them apart in all modes: a binomial share of 0.5. Its 840 cells would give ± 0.034.
    const reach = 1.96 * Math.sqrt(0.25 / 60);
    expect(raw.value).toBe(0.5);
    expect(raw.interval?.[0]).toBeCloseTo(0.5 - reach, 1.5);
    expect(raw.interval?.[1]).toBeCloseTo(0.5 + reach, 1.5);
  });
});

describe("where there is no interval, or a poor one, the notes say so", () => {
  const spread = Float64Array.from({ length: 199 }, (_, place) => place / 200);

  test("undefined: only why", () => {
    const context = { sorted: spread, resamples: 199, traces: 50 };
    expect(measured({ value: null, reason: "Because." }, context)).toEqual({
      value: null,
      interval: null,
      notes: ["Because."],
    });
  });

  test.each([
    ["one trace", spread, 199, 1, /One trace/],
    ["no spread", new Float64Array(199).fill(0.4), 199, 50, /All resamples gave the same/],
    ["hardly ever defined", spread.slice(0, 10), 199, 50, /undefined in nearly all/],
  ])("%s", (_, sorted, resamples, traceCount, note) => {
    const { interval, notes } = measured({ value: 0.4, reason: null }, { sorted, resamples, traces: traceCount });
    expect(interval).toBeNull();
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  test("some resamples undefined, few traces", () => {
    const { interval, notes } = measured({ value: 0.4, reason: null }, { sorted: spread, resamples: 398, traces: 7 });
    expect(interval).toEqual([4 / 200, 194 / 200]);
    expect(notes).toEqual([expect.stringMatching(/Undefined in 50 %/), expect.stringMatching(/fewer than 20 traces/)]);
  });

  test("never a disagreement in 20 traces: raw agreement could still be as low as 0.84", () => {
    const same = { sorted: new Float64Array(199).fill(1), resamples: 199, traces: 20 };
    const { interval, notes } = measuredShare({ value: 1, reason: null }, same);
    expect(interval?.[0]).toBeCloseTo(1 - 0.1611, 4);
    expect(interval?.[1]).toBe(1);
    expect(notes).toEqual([]);
  });
});
