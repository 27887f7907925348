/**
 * From counts to shares. The database answers with how many traces have each
 * (judged, found) pair after consensus; everything a chart says follows from
 * those here. docs/decisions/004-counting-rules.md says why the rules are these.
 */

import { type BootstrapLimits, findingIntervals } from "@/lib/insights/finding-intervals";
import type { Breakdown, CategoryFigures, Figures, ModeFigures } from "@/lib/insights/insights-schema";
import { type Sizes, stepRate } from "@/lib/insights/step-rates";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, countModes, type ModeMask, type VerdictCount } from "@/lib/reviews/masks";
import { wilson } from "@/lib/stats/wilson";

/** The groups of modes that figures are given for: each category, then each mode. */
const categoryParts = categoryCodes.map((category) => ({ category, mask: categoryMask(category) }));
const modeParts = modeCodes.map((mode) => ({ mode, mask: bitOf(mode) }));

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
  const findings = sum(read, (pair) => countModes(pair.found));
  const masks = [...categoryParts, ...modeParts].map((part) => part.mask);
  const intervals = findingIntervals(read, masks, limits);
  const figuresOf = (mask: ModeMask, place: number): Figures => {
    const own = sum(read, (pair) => countModes(pair.found & mask));
    const judged = sum(read, (pair) => Number((pair.judged & mask) !== 0));
    const traces = sum(read, (pair) => Number((pair.found & mask) !== 0));
    return {
      findings: own,
      shareOfFindings: ratio(own, findings),
      shareOfFindingsInterval: intervals[place] ?? null,
      judged,
      traces,
      shareOfTraces: ratio(traces, judged),
      shareOfTracesInterval: wilson(traces, judged),
      ...stepRate(read, mask),
    };
  };
  return {
    traces: sum(sound, () => 1),
    reviewed: sum(read, () => 1),
    findings,
    steps: read.reduce((total, { steps = 0 }) => total + steps, 0),
    categories: categoryParts.map(
      ({ category, mask }, place): CategoryFigures => ({ category, ...figuresOf(mask, place) }),
    ),
    modes: modeParts.map(
      ({ mode, mask }, place): ModeFigures => ({
        mode,
        ...figuresOf(mask, categoryParts.length + place),
      }),
    ),
  };
}

function sum(pairs: readonly VerdictCount[], of: (pair: VerdictCount) => number): number {
  return pairs.reduce((total, pair) => total + pair.traces * of(pair), 0);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
