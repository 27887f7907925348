/**
 * Where the annotator stands in a trace: the focused step, what is selected,
 * and how much of a two-stroke code has been typed. Pure; the draft holds what
 * they say, this holds what they would say it of.
 */
import { type CategoryCode, categoryCodes, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import type { Segment } from "@/lib/reviews/segment";
import { comparePoints, type Point } from "@/lib/reviews/segment-geometry";

export type Selection =
  | { readonly kind: "trace" }
  | { readonly kind: "steps"; readonly anchor: number; readonly head: number }
  | {
      readonly kind: "text";
      readonly anchor: Point;
      readonly head: Point;
      /** How the arrow keys act on it: not at all, by carrying it along, or by moving its head. */
      readonly keys: "off" | "carry" | "stretch";
    };

export interface Place {
  readonly step: number;
  readonly selection: Selection | null;
  /** First stroke of a code, waiting for the second. */
  readonly stroke: CategoryCode | null;
  /** The label that the panel shows. */
  readonly chosen: string | null;
  /** Whether the next code changes the chosen label instead of making one. */
  readonly recoding: boolean;
}

export type PlaceAction =
  | { readonly type: "go"; readonly step: number }
  | { readonly type: "extend"; readonly to: number }
  | { readonly type: "select"; readonly selection: Selection | null }
  | { readonly type: "stroke"; readonly category: CategoryCode }
  | { readonly type: "choose"; readonly label: string | null }
  | { readonly type: "recode" }
  /** A code was given: what was selected or begun is done with. */
  | { readonly type: "labelled"; readonly label: string }
  | { readonly type: "back" };

export const startPlace: Place = { step: 0, selection: null, stroke: null, chosen: null, recoding: false };

export function reducePlace(place: Place, action: PlaceAction): Place {
  switch (action.type) {
    case "go":
      return { ...place, step: action.step, selection: null, stroke: null };
    case "extend": {
      const { selection } = place;
      const anchor = selection?.kind === "steps" ? selection.anchor : place.step;
      return { ...place, step: action.to, selection: { kind: "steps", anchor, head: action.to } };
    }
    case "select":
      return { ...place, ...stepOf(action.selection), selection: action.selection };
    case "stroke":
      return { ...place, stroke: action.category };
    case "choose":
      return { ...place, chosen: action.label, stroke: null, recoding: false };
    case "recode":
      return { ...place, recoding: place.chosen !== null, stroke: null };
    case "labelled":
      return { ...place, selection: null, stroke: null, chosen: action.label, recoding: false };
    case "back":
      return back(place);
  }
}

function stepOf(selection: Selection | null): Partial<Place> {
  return selection?.kind === "text" ? { step: selection.head.step } : {};
}

/** Escape takes back one thing at a time, the latest first. */
function back(place: Place): Place {
  if (place.stroke !== null || place.recoding) return { ...place, stroke: null, recoding: false };
  if (place.selection !== null) return { ...place, selection: null };
  return { ...place, chosen: null };
}

/** What a label made now would point at. */
export type Target =
  | { readonly kind: "trace" }
  | { readonly kind: "steps"; readonly first: number; readonly last: number }
  | { readonly kind: "text"; readonly from: Point; readonly to: Point };

export function targetOf({ step, selection }: Pick<Place, "step" | "selection">): Target {
  if (selection === null) return { kind: "steps", first: step, last: step };
  if (selection.kind === "trace") return selection;
  if (selection.kind === "steps") {
    const { anchor, head } = selection;
    return { kind: "steps", first: Math.min(anchor, head), last: Math.max(anchor, head) };
  }
  const [from, to] = [selection.anchor, selection.head].sort(comparePoints) as [Point, Point];
  return { kind: "text", from, to };
}

/** A segment as a target: where its label would be made again. */
export function targetOfSegment(segment: Segment): Target {
  if (segment.kind !== "text") return segment;
  const { first, start, last, end } = segment;
  return { kind: "text", from: { step: first, offset: start }, to: { step: last, offset: end } };
}

/** The category that a first stroke opens, if any. */
export function categoryOfKey(digit: string): CategoryCode | null {
  return categoryCodes.find((code) => code === digit) ?? null;
}

/** The mode that two strokes name, if any. */
export function modeOfKeys(category: CategoryCode, digit: string): ModeCode | null {
  return modeCodes.find((code) => code === `${category}.${digit}`) ?? null;
}
