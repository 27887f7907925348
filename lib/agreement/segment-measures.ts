/** From the sums of all modes to the segment agreement of each part, always in the same order. */
import { partMasks } from "@/lib/agreement/parts";
import { segmentSlots, segmentSlotsOf, slotsOfSegmentPair } from "@/lib/agreement/segment-sums";
import { modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, everyMode } from "@/lib/reviews/masks";
import { type Estimate, fewItems, nothingCompared } from "@/lib/stats/estimate";
import { type UnitSums, unitizingAlpha } from "@/lib/stats/unitizing-alpha";

const nothingMarked = "Nobody marked a place for it.";
const nowhere = `${nothingCompared} A label of the whole trace says nothing of where.`;
const few = `Fewer than ${fewItems} marks were compared: one more or less would move this by four points or more.`;

/** For each part, and last for all of them, the places of its modes. */
export const modesOfParts: readonly (readonly number[])[] = [...partMasks, everyMode].map((mask) =>
  modeCodes.flatMap((mode, place) => ((bitOf(mode) & mask) === 0 ? [] : [place])),
);

export interface MarkCounts {
  readonly marks: number;
  readonly matched: number;
}

export interface SegmentCounts extends MarkCounts {
  readonly traces: number;
  readonly pairs: readonly MarkCounts[];
  readonly kinds: readonly UnitSums[];
}

/** The counts of a part of several modes, read from the sums. */
export function segmentCounts(sums: Float64Array, modes: readonly number[], annotators: number): SegmentCounts {
  const slots = segmentSlotsOf(annotators);
  const total = (slot: number) => modes.reduce((sum, mode) => sum + (sums[mode * slots + slot] as number), 0);
  const pairs: MarkCounts[] = [];
  for (let slot = segmentSlots.pairs; slot < slots; slot += slotsOfSegmentPair) {
    pairs.push({ matched: total(slot), marks: total(slot + 1) });
  }
  const kinds = modes.map((mode) => {
    const at = (slot: number) => sums[mode * slots + slot] as number;
    return {
      apart: at(segmentSlots.apart),
      values: [at(segmentSlots.gaps), at(segmentSlots.marked)],
      self: at(segmentSlots.self),
    };
  });
  return {
    traces: total(segmentSlots.traces),
    matched: pairs.reduce((sum, pair) => sum + pair.matched, 0),
    marks: pairs.reduce((sum, pair) => sum + pair.marks, 0),
    pairs,
    kinds,
  };
}

/** F1 over all pairs, unitizing alpha, then F1 of each pair. */
export function segmentEstimates({ traces, kinds, pairs, ...all }: SegmentCounts): Estimate[] {
  const alpha = unitizingAlpha(kinds);
  const reason = all.marks > 0 && all.marks < fewItems ? few : alpha.reason;
  return [
    overlapF1(all, traces),
    { value: alpha.value, reason: traces === 0 ? nowhere : reason },
    ...pairs.map((pair) => overlapF1(pair, traces)),
  ];
}

/**
 * Matched pairs as a share of the marks of both: F1 with either as the reference,
 * which is where kappa goes when nobody can count what was rightly not marked
 * (Hripcsak and Rothschild 2005, J. Am. Med. Inform. Assoc. 12, 296–298). Over
 * several pairs of annotators their matches and marks are added.
 *
 * Degenerate cases: no marks give null.
 */
function overlapF1({ matched, marks }: MarkCounts, traces: number): Estimate {
  if (marks === 0) return { value: null, reason: traces === 0 ? nowhere : nothingMarked };
  return { value: (2 * matched) / marks, reason: marks < fewItems ? few : null };
}
