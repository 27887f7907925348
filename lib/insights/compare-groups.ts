/** Two groups of traces side by side: differences of shares, how sure they are, and whether chance explains them. */
import { breakdown } from "@/lib/insights/breakdown";
import type { PartComparison, Side } from "@/lib/insights/comparison-schema";
import { type BootstrapLimits, bootstrapLimit, drawnLimit } from "@/lib/insights/finding-intervals";
import type { Figures } from "@/lib/insights/insights-schema";
import {
  type ComparedMeasure,
  countedPlaces,
  partCounts,
  partShares,
  parts,
  vectorLength,
} from "@/lib/insights/part-vectors";
import { categoryCodes } from "@/lib/mast/taxonomy";
import type { VerdictCount } from "@/lib/reviews/masks";
import { bootstrapDifference } from "@/lib/stats/bootstrap-difference";
import type { RatioCell } from "@/lib/stats/bootstrap-tails";
import { dealCounts } from "@/lib/stats/dealt-counts";
import { drawCounts } from "@/lib/stats/drawn-counts";
import { holm } from "@/lib/stats/holm";
import { type Interval, z95 } from "@/lib/stats/interval";
import { normalTails } from "@/lib/stats/normal-tails";
import { percentileInterval } from "@/lib/stats/percentile-interval";
import { ratioStandardError } from "@/lib/stats/ratio";
import { RatioCells } from "@/lib/stats/ratio-cells";

const resamples = 2000;
const seed = 2503_13657;

interface Difference {
  readonly interval: Interval | null;
  readonly p: number | null;
}

export type ComparisonMethod = "resampling" | "linearised";

/** Up to as many traces in both as the bootstrap takes, they are drawn again; above, the linearised ratio stands in. */
export function comparisonMethod(first: readonly VerdictCount[], second: readonly VerdictCount[]): ComparisonMethod {
  const traces = [...first, ...second].reduce((sum, { judged, traces }) => sum + (judged === 0 ? 0 : traces), 0);
  return traces <= bootstrapLimit ? "resampling" : "linearised";
}

/**
 * Second − first of every category and mode.
 *
 * - Interval: percentile bootstrap (Efron and Tibshirani 1993, eq. 13.5), the traces of each group drawn anew; above
 *   500 traces, as with single shares, what endlessly many draws come to is worked out.
 * - p: a permutation test, traces dealt anew to the two groups; (b + 1) ÷ (m + 1), where b of m deals give a
 *   difference at least as large (Phipson and Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9, 39).
 * - Adjusted by Holm 1979, the modes among themselves and the categories among themselves.
 *
 * Null where a side has nothing to divide by.
 */
export function compareGroups(
  first: readonly VerdictCount[],
  second: readonly VerdictCount[],
  measure: ComparedMeasure,
): PartComparison[] {
  // The two share what may be drawn for one page.
  const limits = { drawn: drawnLimit / 2 };
  const [one, two] = [sidesOf(first, measure, limits), sidesOf(second, measure, limits)];
  const differences =
    comparisonMethod(first, second) === "resampling"
      ? resampled(inOrder(first), inOrder(second), measure)
      : linearised(inOrder(first), inOrder(second), measure);
  return adjusted(one, two, differences);
}

/** The comparisons of all parts, with the p-values of each family adjusted together. */
export function adjusted(
  first: readonly Side[],
  second: readonly Side[],
  differences: readonly Difference[],
): PartComparison[] {
  const values = differences.map(({ p }) => p);
  const adjustedP = [...holm(values.slice(0, categoryCodes.length)), ...holm(values.slice(categoryCodes.length))];
  return parts.map((code, part) => {
    const [one, two] = [first[part] as Side, second[part] as Side];
    const both = one.share !== null && two.share !== null;
    return {
      code,
      first: one,
      second: two,
      difference: both ? (two.share ?? 0) - (one.share ?? 0) : null,
      differenceInterval: both ? (differences[part]?.interval ?? null) : null,
      p: both ? (differences[part]?.p ?? null) : null,
      adjustedP: both ? (adjustedP[part] ?? null) : null,
    };
  });
}

/** The figures of a group in the order of the parts. */
export function sidesOf(
  pairs: readonly VerdictCount[],
  measure: ComparedMeasure,
  limits: BootstrapLimits = {},
): Side[] {
  const { categories, modes, findings } = breakdown(pairs, limits);
  return [...categories, ...modes].map((figures: Figures) =>
    measure === "findings"
      ? {
          numerator: figures.findings,
          denominator: findings,
          share: figures.shareOfFindings,
          interval: figures.shareOfFindingsInterval,
        }
      : {
          numerator: figures.traces,
          denominator: figures.judged,
          share: figures.shareOfTraces,
          interval: figures.shareOfTracesInterval,
        },
  );
}

/** One number for each verdict, in whose order the draws are. */
function verdictKey({ judged, found }: VerdictCount): number {
  return judged * 2 ** 14 + (found & judged);
}

/** Read traces, equal verdicts together and in one order, so that seeded draws do not depend on how the rows came. */
function inOrder(pairs: readonly VerdictCount[]): VerdictCount[] {
  const read = pairs.filter(({ judged, traces }) => judged !== 0 && traces > 0);
  return [...Map.groupBy(read, verdictKey)]
    .sort(([a], [b]) => a - b)
    .map(([, [same, ...more]]) => ({
      judged: same?.judged ?? 0,
      found: (same?.found ?? 0) & (same?.judged ?? 0),
      traces: more.reduce((sum, { traces }) => sum + traces, same?.traces ?? 0),
    }));
}

function resampled(
  first: readonly VerdictCount[],
  second: readonly VerdictCount[],
  measure: ComparedMeasure,
): Difference[] {
  const p = permutationP(first, second, measure);
  const few = countTraces(first) + countTraces(second) <= drawnLimit;
  let drawn: ((part: number) => Interval | null) | null = null;
  return parts.map((_, part) => {
    let interval = few ? null : bootstrapDifference(cellsOf(first, part, measure), cellsOf(second, part, measure));
    // What is too rare to be worked out is drawn.
    drawn ??= interval === null ? drawnDifferences(first, second, measure) : null;
    interval ??= drawn?.(part) ?? null;
    // Two shares of 0, or of 1, do not vary when drawn again, which is no certainty.
    return { interval: interval && interval[0] < interval[1] ? interval : null, p: p[part] ?? null };
  });
}

function countTraces(pairs: readonly VerdictCount[]): number {
  return pairs.reduce((sum, { traces }) => sum + traces, 0);
}

/** Only what a trace adds above and below the line of a part's share matters to it. */
function cellsOf(pairs: readonly VerdictCount[], part: number, measure: ComparedMeasure): RatioCell[] {
  const cells = new RatioCells();
  for (const pair of pairs) {
    const { y, x } = partCounts(pair, part, measure);
    cells.add(y, x, pair.traces);
  }
  return cells.list();
}

function drawnDifferences(first: readonly VerdictCount[], second: readonly VerdictCount[], measure: ComparedMeasure) {
  const [one, two] = [drawnShares(first, measure, seed), drawnShares(second, measure, seed + 1)];
  const apart = new Float64Array(resamples);
  return (part: number): Interval | null => {
    let kept = 0;
    for (let at = part; at < one.length; at += parts.length) {
      const difference = (two[at] as number) - (one[at] as number);
      if (Number.isNaN(difference)) continue;
      apart[kept] = difference;
      kept += 1;
    }
    return percentileInterval(apart.subarray(0, kept).sort());
  };
}

/** The shares of every resample, one resample's parts after the other. */
function drawnShares(pairs: readonly VerdictCount[], measure: ComparedMeasure, from: number): Float64Array {
  const shares = new Float64Array(resamples * parts.length);
  const groups = pairs.map((pair) => ({ units: pair.traces, places: countedPlaces(pair, measure) }));
  let at = 0;
  drawCounts(groups, vectorLength, { turns: resamples, seed: from }, (sums) => {
    partShares(sums, measure, shares, at);
    at += parts.length;
  });
  return shares;
}

function permutationP(
  first: readonly VerdictCount[],
  second: readonly VerdictCount[],
  measure: ComparedMeasure,
): (number | null)[] {
  const ofFirst = new Map(first.map((pair) => [verdictKey(pair), pair.traces]));
  const pooled = inOrder([...first, ...second]).map((pair) => {
    const own = ofFirst.get(verdictKey(pair)) ?? 0;
    return { first: own, second: pair.traces - own, places: countedPlaces(pair, measure) };
  });
  const observed = parts.map((_, part) => Math.abs(shareOf(second, part, measure) - shareOf(first, part, measure)));
  const beyond = new Uint32Array(parts.length);
  // More deals where they cost little, so that small p-values survive the correction.
  const permutations = countTraces(first) + countTraces(second) <= 500 ? 9999 : 1999;
  const [ofOne, ofTwo] = [new Float64Array(parts.length), new Float64Array(parts.length)];
  dealCounts(pooled, vectorLength, { turns: permutations, seed }, (one, two) => {
    partShares(one, measure, ofOne);
    partShares(two, measure, ofTwo);
    for (let part = 0; part < parts.length; part += 1) {
      const apart = Math.abs((ofTwo[part] as number) - (ofOne[part] as number));
      // A deal without a denominator cannot be told from an extreme one; equal differences may differ by dust.
      if (!(apart < (observed[part] as number) - 1e-12)) beyond[part] = (beyond[part] as number) + 1;
    }
  });
  return observed.map((value, part) =>
    Number.isNaN(value) ? null : ((beyond[part] as number) + 1) / (permutations + 1),
  );
}

function shareOf(pairs: readonly VerdictCount[], part: number, measure: ComparedMeasure): number {
  const { y, x } = sumsOf(pairs, part, measure);
  return y / x;
}

function linearised(
  first: readonly VerdictCount[],
  second: readonly VerdictCount[],
  measure: ComparedMeasure,
): Difference[] {
  return parts.map((_, part) => {
    const [one, two] = [sumsOf(first, part, measure), sumsOf(second, part, measure)];
    const error = Math.hypot(ratioStandardError(one) ?? Number.NaN, ratioStandardError(two) ?? Number.NaN);
    if (!(error > 0)) return { interval: null, p: null };
    const apart = two.y / two.x - one.y / one.x;
    const interval = [Math.max(-1, apart - z95 * error), Math.min(1, apart + z95 * error)] as const;
    return { interval, p: normalTails(apart / error) };
  });
}

/** Sums over traces of what stands above (y) and below (x) the line of a part's share. */
export function sumsOf(pairs: readonly VerdictCount[], part: number, measure: ComparedMeasure) {
  const total = { n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  for (const pair of pairs) {
    if (pair.judged === 0) continue;
    const { y, x } = partCounts(pair, part, measure);
    total.n += pair.traces;
    total.y += pair.traces * y;
    total.x += pair.traces * x;
    total.yy += pair.traces * y * y;
    total.xx += pair.traces * x * x;
    total.xy += pair.traces * x * y;
  }
  return total;
}
