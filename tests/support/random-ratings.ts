import fc from "fast-check";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { categoryMask, everyMode, maskOf } from "@/lib/reviews/masks";

export const raters = ["ann_a", "ann_b", "ann_c"] as const;

/** What one annotator said of one trace: read with nothing found, as often as not everything judged; undefined where unread. */
const verdict = fc.option(
  fc.record({
    judged: fc.oneof(
      { weight: 4, arbitrary: fc.constant(everyMode) },
      { weight: 1, arbitrary: fc.constant(categoryMask("2")) },
      { weight: 1, arbitrary: fc.nat({ max: everyMode }) },
    ),
    found: fc.oneof(fc.constant(0), fc.nat({ max: everyMode }), fc.subarray([...modeCodes]).map(maskOf)),
  }),
  { freq: 5, nil: undefined },
);

const trace = fc.tuple(verdict, verdict, verdict);

/** Ratings of a few traces by three annotators, as rows. */
export const ratings = fc.array(trace, { minLength: 1, maxLength: 12 }).map((traces): Rating[] =>
  traces.flatMap((verdicts, place) =>
    verdicts.flatMap((own, rater) =>
      own === undefined
        ? []
        : [
            {
              trace: `trc_${place}`,
              annotator: raters[rater] ?? "",
              judged: own.judged,
              found: own.found & own.judged,
            },
          ],
    ),
  ),
);

/** A rating of everything, by the modes found. */
export function rating(trace: string, annotator: string, ...found: ModeCode[]): Rating {
  return { trace, annotator, judged: everyMode, found: maskOf(found) };
}
