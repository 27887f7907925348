/** A trace's findings as numbers over which shares are ratios of sums, for drawing traces again. */
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, countModes, everyMode, type ModeMask, type Verdict } from "@/lib/reviews/masks";

/** The three categories, then the fourteen modes: every comparison is in this order. */
export const parts = [...categoryCodes, ...modeCodes] as const;
export type PartCode = (typeof parts)[number];

const masks: readonly ModeMask[] = [...categoryCodes.map(categoryMask), ...modeCodes.map(bitOf)];

export type ComparedMeasure = "findings" | "traces";

const everyPlace = modeCodes.map((_, place) => place);
/** The places of a part's modes in MAST's order. */
const placesOf = masks.map((mask) => everyPlace.filter((place) => (mask >> place) & 1));

/** Findings: one a mode. Traces: those above the line of each part, those below it, and those below all lines. */
const belowAll = 2 * parts.length;
export const vectorLength = belowAll + 1;

/** What one trace adds above and below the line of a part's share. */
export function partCounts({ judged, found }: Verdict, part: number, measure: ComparedMeasure) {
  const mask = masks[part] ?? 0;
  const own = countModes(found & judged & mask);
  if (measure === "findings") return { y: own, x: countModes(found & judged) };
  return { y: Math.min(1, own), x: Number((judged & mask) !== 0) };
}

/** The same of all parts, as the places at which the trace counts: as few as say it, for they are summed thousands of times. */
export function countedPlaces({ judged, found }: Verdict, measure: ComparedMeasure): number[] {
  if (measure === "findings") return everyPlace.filter((place) => ((found & judged) >> place) & 1);
  const above = masks.flatMap((mask, part) => (found & judged & mask ? [part] : []));
  if (judged === everyMode) return [...above, belowAll];
  return [...above, ...masks.flatMap((mask, part) => (judged & mask ? [parts.length + part] : []))];
}

/** The shares of all parts from sums, written from `at` on; NaN where there is nothing below the line. */
export function partShares(sums: Float64Array, measure: ComparedMeasure, shares: Float64Array, at = 0): void {
  let whole = 0;
  if (measure === "findings") for (let place = 0; place < modeCodes.length; place += 1) whole += sums[place] as number;
  // Plain loops over typed arrays: this runs once a resample.
  for (let part = 0; part < parts.length; part += 1) {
    if (measure === "traces") {
      shares[at + part] = (sums[part] as number) / ((sums[parts.length + part] as number) + (sums[belowAll] as number));
    } else {
      const places = placesOf[part] as readonly number[];
      let own = 0;
      for (let entry = 0; entry < places.length; entry += 1) own += sums[places[entry] as number] as number;
      shares[at + part] = own / whole;
    }
  }
}
