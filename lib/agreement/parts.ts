/** What is compared: the three categories, then the fourteen modes, and the pooled cells of all modes. */
import { type CategoryCode, categoryCodes, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, type ModeMask, type Verdict } from "@/lib/reviews/masks";

export const partMasks: readonly ModeMask[] = [...categoryCodes.map(categoryMask), ...modeCodes.map(bitOf)];

/** The place of the pooled trace × mode cells, behind the parts. */
export const pooledPart = partMasks.length;
export const firstModePart = categoryCodes.length;

/** What an annotator answered about a part of a trace. */
export const answers = { missing: 0, absent: 1, found: 2 } as const;
export type Answer = (typeof answers)[keyof typeof answers];

/**
 * Found, if any mode of the part was; absent, if none was ("no failure" is an
 * answer); missing, unless every mode of it was judged. For a category this
 * differs from the shares of the dashboard, which count a partly judged trace:
 * there a narrower reading makes a lower bound, here it would pass for
 * disagreement ("absent" where nobody looked) or for agreement.
 */
export function answerOf({ judged, found }: Verdict, mask: ModeMask): Answer {
  if ((judged & mask) !== mask) return answers.missing;
  return (found & mask) === 0 ? answers.absent : answers.found;
}

/** Something for each part, under the names of the parts. */
export interface ByPart<T> {
  readonly overall: T;
  readonly categories: readonly (T & { readonly category: CategoryCode })[];
  readonly modes: readonly (T & { readonly mode: ModeCode })[];
}

export function byPart<T>(of: (part: number) => T): ByPart<T> {
  return {
    overall: of(pooledPart),
    categories: categoryCodes.map((category, place) => ({ category, ...of(place) })),
    modes: modeCodes.map((mode, place) => ({ mode, ...of(firstModePart + place) })),
  };
}
