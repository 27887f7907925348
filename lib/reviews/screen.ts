/** The annotating screen as one pure reducer: what is said (with undo), and where the annotator stands. */
import type { ModeCode } from "@/lib/mast/taxonomy";
import { type Draft, type DraftAction, type DraftLabel, reduceDraft, startDraft } from "@/lib/reviews/draft";
import { type Place, type PlaceAction, reducePlace, startPlace } from "@/lib/reviews/place";
import type { Review } from "@/lib/reviews/review-schema";

export interface Screen {
  readonly draft: Draft;
  readonly place: Place;
  /** The mode of the last code given, for "the same again, here". */
  readonly lastMode: ModeCode | null;
}

export type ScreenAction =
  | { readonly on: "draft"; readonly action: DraftAction }
  | { readonly on: "place"; readonly action: PlaceAction }
  /** A code was given: the label is made or changed, and chosen. */
  | { readonly on: "both"; readonly label: DraftLabel };

export function startScreen(review: Review | null, step = 0): Screen {
  return { draft: startDraft(review), place: { ...startPlace, step }, lastMode: null };
}

export function reduceScreen(screen: Screen, given: ScreenAction): Screen {
  if (given.on === "place") return { ...screen, place: reducePlace(screen.place, given.action) };
  if (given.on === "draft") return settled({ ...screen, draft: reduceDraft(screen.draft, given.action) });
  const { label } = given;
  const draft = reduceDraft(screen.draft, { type: "put", label });
  if (draft === screen.draft) return screen;
  const place = reducePlace(screen.place, { type: "labelled", label: label.id });
  return { draft, place, lastMode: label.mode ?? screen.lastMode };
}

/** A label that no longer stands is no longer chosen. */
function settled(screen: Screen): Screen {
  const { chosen } = screen.place;
  if (chosen === null || screen.draft.labels.has(chosen)) return screen;
  return { ...screen, place: { ...screen.place, chosen: null, recoding: false } };
}
