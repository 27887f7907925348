/**
 * How far annotators agree on where a failure shows. Nothing here depends on an
 * order, neither of annotators nor of labels: marks are matched so that as many
 * as can be are, and unitizing alpha compares places, not labels.
 */
import { type Ruler, stepStarts } from "@/lib/agreement/continuum";
import { measured } from "@/lib/agreement/measured";
import { byPart } from "@/lib/agreement/parts";
import { affordable, seed, usualResamples } from "@/lib/agreement/resampling";
import { modesOfParts, segmentCounts, segmentEstimates } from "@/lib/agreement/segment-measures";
import type { SegmentAgreement } from "@/lib/agreement/segment-schema";
import {
  type MarkedRating,
  markedBy,
  type SegmentChoice,
  segmentSlots,
  segmentSlotsOf,
  segmentSums,
} from "@/lib/agreement/segment-sums";
import { modeCodes } from "@/lib/mast/taxonomy";
import { drawnColumns } from "@/lib/stats/drawn-columns";
import { resampleSums, type SummedGroup } from "@/lib/stats/resampled-sums";

/** A trace with the code points of each of its steps. */
export interface MarkedTrace {
  readonly trace: string;
  readonly codePoints: readonly number[];
}

/** Ratings of traces that are not among `traces`, or by others than the chosen annotators, are left out. */
export function segmentAgreement(
  ratings: readonly MarkedRating[],
  traces: readonly MarkedTrace[],
  choice: SegmentChoice & { readonly resamples?: number },
): SegmentAgreement {
  const annotators = [...new Set(choice.annotators)].sort();
  const { ruler, threshold } = choice;
  const byTrace = Map.groupBy(ratings, ({ trace }) => trace);
  // In the order of their ids, so that the seeded draws do not depend on the order in which rows arrive.
  const read = [...traces]
    .sort((a, b) => (a.trace < b.trace ? -1 : 1))
    .map(({ trace, codePoints }) => ({
      codePoints,
      ratings: annotators.map((annotator) => byTrace.get(trace)?.find((rating) => rating.annotator === annotator)),
    }));
  const groups = read.map((one) => segmentSums(one.ratings, one.codePoints, { annotators, ruler, threshold }));
  const width = modeCodes.length * segmentSlotsOf(annotators.length);
  const sums = new Float64Array(width);
  for (const { places, values } of groups) {
    for (const [entry, place] of places.entries()) sums[place] = (sums[place] as number) + (values[entry] ?? 0);
  }
  const countsOf = (from: Float64Array) => modesOfParts.map((modes) => segmentCounts(from, modes, annotators.length));
  const parts = countsOf(sums).map((counts) => ({ counts, estimates: segmentEstimates(counts) }));
  const columns = parts[0]?.estimates.length ?? 0;
  const entries = groups.reduce((sum, group) => sum + group.places.length, groups.length);
  const resamples = affordable(choice.resamples ?? usualResamples, entries + width);
  const drawn = drawnColumns(parts.length * columns, resamples);
  resampleSums(groups, width, { resamples, seed }, (from) => {
    for (const [part, counts] of countsOf(from).entries()) drawn.add(part * columns, segmentEstimates(counts));
  });
  const comparable = comparableTraces(groups, segmentSlotsOf(annotators.length));
  const measureAt = (part: number, column: number) =>
    measured(parts[part]?.estimates[column] ?? { value: null, reason: null }, {
      sorted: drawn.sorted(part * columns + column),
      resamples,
      traces: comparable[part] ?? 0,
    });
  const countsAt = (part: number) => parts[part]?.counts ?? segmentCounts(sums, [], annotators.length);
  return {
    ruler,
    threshold,
    same: sameInWords(ruler, threshold),
    resamples,
    annotators: annotators.map((annotator, place) => ({
      annotator,
      ...markCount(
        read.map((one) => ({ rating: one.ratings[place], starts: stepStarts(one.codePoints, ruler) })),
        ruler,
      ),
    })),
    ...byPart((part) => {
      const { traces: compared, marks, matched } = countsAt(part);
      return { traces: compared, marks, matched, f1: measureAt(part, 0), alpha: measureAt(part, 1) };
    }),
    pairs: annotators
      .flatMap((one, place) => annotators.slice(place + 1).map((other): [string, string] => [one, other]))
      .map((names, pair) => ({
        annotators: names,
        ...byPart((part) => ({
          ...(countsAt(part).pairs[pair] ?? { marks: 0, matched: 0 }),
          f1: measureAt(part, 2 + pair),
        })),
      })),
  };
}

/** For each part, in how many traces two annotators can be compared on one of its modes. */
function comparableTraces(groups: readonly SummedGroup[], slots: number): number[] {
  const modes = groups.map(
    ({ places }) =>
      new Set(places.filter((place) => place % slots === segmentSlots.traces).map((place) => place / slots)),
  );
  return modesOfParts.map((part) => modes.filter((own) => part.some((mode) => own.has(mode))).length);
}

function markCount(read: readonly { rating: MarkedRating | undefined; starts: readonly number[] }[], ruler: Ruler) {
  let marks = 0;
  let nowhere = 0;
  for (const { rating, starts } of read) {
    if (!rating) continue;
    for (const [place, mode] of modeCodes.entries()) {
      if ((rating.judged & rating.found & (1 << place)) === 0) continue;
      const own = markedBy(rating, mode, starts, ruler);
      if (own === null) nowhere += 1;
      else marks += own.length;
    }
  }
  return { marks, nowhere };
}

/** What counts as the same mark, for whoever reads the figures. */
export function sameInWords(ruler: Ruler, threshold: number): string {
  const share = threshold === 0 ? "any" : `at least ${Number((threshold * 100).toFixed(1))} %`;
  const what = ruler === "steps" ? "of the steps that they cover together" : "of the text that they cover together";
  return `Two marks are the same when they show the same mode and share ${share} ${what}. One annotator’s segments of a mode that overlap or touch are one mark.`;
}
