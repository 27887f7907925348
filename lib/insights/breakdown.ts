/**
 * From counts to shares. The database answers with how many traces have each
 * (judged, found) pair after consensus; everything a chart says follows from
 * those here. docs/decisions/004-counting-rules.md says why the rules are these.
 */

import { type BootstrapLimits, findingIntervals } from "@/lib/insights/finding-intervals";
import type { Breakdown, CategoryFigures, Figures, ModeFigures } from "@/lib/insights/insights-schema";
import { type Sizes, sumParts } from "@/lib/insights/part-sums";
import { stepRate } from "@/lib/insights/step-rates";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, type ModeMask, type VerdictCount } from "@/lib/reviews/masks";
import { wilson } from "@/lib/stats/wilson";

/** The groups of modes that figures are given for: each category, then each mode. */
const masks: readonly ModeMask[] = [...categoryCodes.map(categoryMask), ...modeCodes.map(bitOf)];

/**
 * Shares and 95 % intervals of the three categories and fourteen modes.
 *
 * - Share of findings: findings of the part ÷ all findings. Null where nothing was found.
 * - Share of traces: traces with a finding of the part ÷ traces judged for it. A category is the union of its
 *   modes; a trace was judged for it when any of its modes was, and a mode that was not judged counts as not
 *   found there. Null where no trace was judged.
 *
 * - Per 1,000 steps: findings of the part ÷ steps of the traces read.
 *
 * Above `limits.limit` read traces, shares of findings get the linearised ratio's interval instead of the bootstrap's.
 * Depends on the pairs only as a multiset: neither their order nor how equal pairs are split matters.
 */
export function breakdown(pairs: readonly (VerdictCount & Sizes)[], limits: BootstrapLimits = {}): Breakdown {
  const sound = pairs.filter((pair) => pair.traces > 0).map((pair) => ({ ...pair, found: pair.found & pair.judged }));
  const read = sound.filter((pair) => pair.judged !== 0);
  const sums = sumParts(read, masks);
  const intervals = findingIntervals(read, masks, sums, limits);
  const figures = sums.parts.map((part, place): Figures => {
    const { y, judged, traces } = part;
    return {
      findings: y,
      shareOfFindings: ratio(y, sums.x),
      shareOfFindingsInterval: intervals[place] ?? null,
      judged,
      traces,
      shareOfTraces: ratio(traces, judged),
      shareOfTracesInterval: wilson(traces, judged),
      ...stepRate(sums, part),
    };
  });
  const figuresOf = (place: number): Figures => {
    const own = figures[place];
    if (own === undefined) throw new Error("A part has no figures.");
    return own;
  };
  return {
    traces: sound.reduce((total, { traces }) => total + traces, 0),
    reviewed: sums.n,
    findings: sums.x,
    steps: sums.steps,
    categories: categoryCodes.map((category, place): CategoryFigures => ({ category, ...figuresOf(place) })),
    modes: modeCodes.map((mode, place): ModeFigures => ({ mode, ...figuresOf(categoryCodes.length + place) })),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
