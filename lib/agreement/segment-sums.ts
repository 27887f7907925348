/** From labelled traces to sums of what was marked where, one row a trace, of which segment agreement is a function. */
import { marksOf, type Ruler, stepStarts } from "@/lib/agreement/continuum";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import type { Label } from "@/lib/reviews/label-schema";
import { bitOf } from "@/lib/reviews/masks";
import type { SummedGroup } from "@/lib/stats/resampled-sums";
import { countMatches } from "@/lib/stats/span-matching";
import { type Span, unitSums } from "@/lib/stats/unitizing-alpha";

/** A rating with its labels, which point at places. */
export interface MarkedRating extends Rating {
  readonly labels: readonly Pick<Label, "mode" | "segments">[];
}

export interface SegmentChoice {
  /** In the order in which pairs are formed. */
  readonly annotators: readonly string[];
  readonly ruler: Ruler;
  /** From 0 to 1: what two marks must share of what both cover to be the same. */
  readonly threshold: number;
}

/** What a mode's sums begin with; each pair's matches and marks follow. */
export const segmentSlots = { traces: 0, apart: 1, gaps: 2, marked: 3, self: 4, pairs: 5 } as const;
export const slotsOfSegmentPair = 2;

export function segmentSlotsOf(annotators: number): number {
  return segmentSlots.pairs + ((annotators * (annotators - 1)) / 2) * slotsOfSegmentPair;
}

/**
 * What one annotator marked for one mode in a trace: nothing where they judged it
 * and did not find it; null where they did not judge it, or found it without
 * saying where (a label of the whole trace): then their silence is not a place.
 */
export function markedBy(rating: MarkedRating, mode: ModeCode, starts: readonly number[], ruler: Ruler): Span[] | null {
  if ((rating.judged & bitOf(mode)) === 0) return null;
  if ((rating.found & bitOf(mode)) === 0) return [];
  const own = rating.labels.filter((label) => label.mode === mode).flatMap((label) => label.segments);
  const marks = marksOf(own, starts, ruler);
  return marks.length === 0 ? null : marks;
}

/** The sums that one trace adds, mode by mode. `ratings`: one an annotator, in their order, undefined where unread. */
export function segmentSums(
  ratings: readonly (MarkedRating | undefined)[],
  codePoints: readonly number[],
  { ruler, threshold }: SegmentChoice,
): SummedGroup {
  const starts = stepStarts(codePoints, ruler);
  const length = starts.at(-1) ?? 0;
  const slots = segmentSlotsOf(ratings.length);
  const places: number[] = [];
  const values: number[] = [];
  const add = (place: number, value: number) => {
    if (value === 0) return;
    places.push(place);
    values.push(value);
  };
  for (const [row, mode] of modeCodes.entries()) {
    const marks = ratings.map((rating) => rating && markedBy(rating, mode, starts, ruler));
    const observers = marks.filter((own) => own !== null && own !== undefined);
    if (observers.length < 2) continue;
    const sums = unitSums(
      observers.map((own) => own.map((span) => ({ ...span, value: 1 }))),
      length,
      2,
    );
    const from = row * slots;
    add(from + segmentSlots.traces, 1);
    add(from + segmentSlots.apart, sums.apart);
    add(from + segmentSlots.gaps, sums.values[0] ?? 0);
    add(from + segmentSlots.marked, sums.values[1] ?? 0);
    add(from + segmentSlots.self, sums.self);
    let pair = from + segmentSlots.pairs;
    for (const [place, one] of marks.entries()) {
      for (const other of marks.slice(place + 1)) {
        if (one && other) {
          add(pair, countMatches(one, other, threshold));
          add(pair + 1, one.length + other.length);
        }
        pair += slotsOfSegmentPair;
      }
    }
  }
  return { units: 1, places, values };
}
