/** A trace's findings as numbers over which shares are ratios of sums, for drawing traces again. */
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, countModes, type ModeMask, type Verdict } from "@/lib/reviews/masks";

/** The three categories, then the fourteen modes: every comparison is in this order. */
export const parts = [...categoryCodes, ...modeCodes] as const;
export type PartCode = (typeof parts)[number];

const masks: readonly ModeMask[] = [...categoryCodes.map(categoryMask), ...modeCodes.map(bitOf)];

export type ComparedMeasure = "findings" | "traces";

/** Above the line at a part's own place, below it behind all of these. */
export const vectorLength = 2 * parts.length;

export interface PartVector {
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** What one trace adds above and below the line of each part's share. */
export function partVector({ judged, found }: Verdict, measure: ComparedMeasure): PartVector {
  const all = countModes(found & judged);
  const entries = masks.flatMap((mask, part) => {
    const own = countModes(found & judged & mask);
    const above = measure === "findings" ? own : Math.min(1, own);
    const below = measure === "findings" ? all : Number((judged & mask) !== 0);
    return [
      { place: part, value: above },
      { place: parts.length + part, value: below },
    ];
  });
  const kept = entries.filter(({ value }) => value !== 0);
  return { places: kept.map(({ place }) => place), values: kept.map(({ value }) => value) };
}

/** The share of a part from sums; NaN where there is nothing below the line. */
export function partShare(sums: ArrayLike<number>, part: number): number {
  return (sums[part] as number) / (sums[parts.length + part] as number);
}
