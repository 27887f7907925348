/** Which traces annotators answered differently, and in what: the numbers behind agreement, trace by trace. */
import { z } from "zod";
import { answerOf, answers, byPart, partMasks, pooledPart } from "@/lib/agreement/parts";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, type ModeMask, modesOf } from "@/lib/reviews/masks";

/** What `GET …/agreement/disagreements` answers. */
export const disagreementListSchema = z.object({
  count: z.int().meta({ description: "Traces with different answers, on all pages" }),
  disagreements: z.array(
    z.object({
      trace: z.string(),
      title: z.string(),
      readers: z.int(),
      pairs: z.int().meta({ description: "Pairs of annotators who answered differently, over all these modes" }),
      modes: z
        .array(
          z.object({
            mode: z.enum(modeCodes),
            found: z.array(z.string()).readonly().meta({ description: "Annotators who found it" }),
            absent: z.array(z.string()).readonly().meta({ description: "Annotators who judged it and did not" }),
          }),
        )
        .readonly(),
    }),
  ),
  next: z.string().nullable().meta({ description: "Hand back as `cursor` to go on from here; null at the end" }),
});

/** One mode of a trace that some found and others, who judged it too, did not. */
export interface ModeDisagreement {
  readonly mode: ModeCode;
  readonly found: readonly string[];
  readonly absent: readonly string[];
}

export interface Disagreement {
  readonly trace: string;
  /** In MAST's order. */
  readonly modes: readonly ModeDisagreement[];
  /** Pairs of annotators who answered differently, over all these modes: what the list is sorted by. */
  readonly pairs: number;
  /** Annotators who read the trace. */
  readonly readers: number;
}

/**
 * The traces on which these annotators disagree about any of the modes, the
 * worst first: by how many pairs of annotators differ over all modes, then by
 * the share of pairs that do, then by id, so that the order is always the same.
 */
export function disagreements(
  ratings: readonly Rating[],
  annotators: readonly string[],
  within: ModeMask,
): Disagreement[] {
  const chosen = new Set(annotators);
  const own = ratings.filter(({ annotator, judged }) => chosen.has(annotator) && judged !== 0);
  return [...Map.groupBy(own, ({ trace }) => trace)]
    .flatMap(([trace, rows]) => {
      const read = rows.toSorted((a, b) => (a.annotator < b.annotator ? -1 : 1));
      const modes = modesOf(within & disputed(read)).map((mode) => answersTo(mode, read));
      const pairs = modes.reduce((sum, { found, absent }) => sum + found.length * absent.length, 0);
      return modes.length === 0 ? [] : [{ trace, modes, pairs, readers: read.length }];
    })
    .sort((a, b) => b.pairs - a.pairs || a.readers - b.readers || (a.trace < b.trace ? -1 : 1));
}

/** The modes that one found and another, who judged it, did not. */
function disputed(ratings: readonly Rating[]): ModeMask {
  let found = 0;
  let absent = 0;
  for (const rating of ratings) {
    found |= rating.judged & rating.found;
    absent |= rating.judged & ~rating.found;
  }
  return found & absent;
}

function answersTo(mode: ModeCode, ratings: readonly Rating[]): ModeDisagreement {
  const judges = ratings.filter(({ judged }) => (judged & bitOf(mode)) !== 0);
  const [found, absent] = [true, false].map((one) =>
    judges.filter((rating) => ((rating.found & bitOf(mode)) !== 0) === one).map(({ annotator }) => annotator),
  ) as [string[], string[]];
  return { mode, found, absent };
}

/** In how many traces the annotators do not all give the same answer: of each mode and category, and in any mode. */
export function countDisagreements(ratings: readonly Rating[], annotators: readonly string[]) {
  const chosen = new Set(annotators);
  const counts = new Array<number>(pooledPart + 1).fill(0);
  for (const rows of Map.groupBy(ratings, ({ trace }) => trace).values()) {
    const own = rows.filter(({ annotator }) => chosen.has(annotator));
    for (const [part, mask] of partMasks.entries()) {
      const said = new Set(own.map((rating) => answerOf(rating, mask)));
      if (said.has(answers.found) && said.has(answers.absent)) counts[part] = (counts[part] ?? 0) + 1;
    }
    if (disputed(own) !== 0) counts[pooledPart] = (counts[pooledPart] ?? 0) + 1;
  }
  return byPart((part) => ({ traces: counts[part] ?? 0 }));
}

export type DisagreementCounts = ReturnType<typeof countDisagreements>;
