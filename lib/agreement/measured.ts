import type { Measured } from "@/lib/agreement/agreement-schema";
import type { Estimate } from "@/lib/stats/estimate";
import type { Interval } from "@/lib/stats/interval";
import { percentileInterval } from "@/lib/stats/percentile-interval";
import { wilson } from "@/lib/stats/wilson";

/** Under this many traces a percentile interval is too narrow (Efron and Tibshirani 1993, ch. 13 and 14). */
const fewTraces = 20;

const oneTrace = "One trace cannot show how much the next would differ: no interval.";
const noSpread =
  "All resamples gave the same value, which would claim a certainty that these traces cannot give: no interval.";
const seldomDefined = "It is undefined in nearly all resamples: no interval.";
const narrow = `The interval rests on fewer than ${fewTraces} traces and is too narrow.`;

/**
 * An estimate with its interval and everything that stands against either.
 * `sorted` are the values in the resamples that have one, `traces` how many
 * traces it rests on, `resamples` how many were drawn.
 */
export function measured(
  { value, reason }: Estimate,
  { sorted, resamples, traces }: { readonly sorted: Float64Array; readonly resamples: number; readonly traces: number },
): Measured {
  const notes = reason === null ? [] : [reason];
  if (value === null) return { value, interval: null, notes };
  if (traces < 2) return { value, interval: null, notes: [...notes, oneTrace] };
  const interval = percentileInterval(sorted);
  if (interval === null) return { value, interval, notes: [...notes, seldomDefined] };
  if (interval[0] === interval[1]) return { value, interval: null, notes: [...notes, noSpread] };
  const left = 1 - sorted.length / resamples;
  const partly =
    left >= 0.01 ? [`Undefined in ${(left * 100).toFixed(0)} % of the resamples, which are left out.`] : [];
  return { value, interval, notes: [...notes, ...partly, ...(traces < fewTraces ? [narrow] : [])] };
}

/**
 * The same for a share of agreement: where the annotators never disagreed (or
 * never agreed), its far end is Wilson's for the traces in which all of them did,
 * which errs on the wide side.
 */
export function measuredShare(estimate: Estimate, context: Parameters<typeof measured>[1]): Measured {
  const plain = measured(estimate, context);
  if ((estimate.value !== 0 && estimate.value !== 1) || context.traces < 2) return plain;
  const interval: Interval | null = wilson(estimate.value * context.traces, context.traces);
  return { ...plain, interval, notes: plain.notes.filter((note) => note !== noSpread) };
}
