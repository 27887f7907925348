/** What an archive says of a trace's reviews, checked against the trace: nothing of a file is trusted because we wrote such files. */
import { z } from "zod";
import { type ArchivedReview, archivedAnnotatorSchema, archivedReviewSchema } from "@/lib/reviews/archived-review";
import type { Annotator } from "@/lib/reviews/review-schema";
import type { Segment, TextSegment } from "@/lib/reviews/segment";
import type { ParsedTrace } from "@/lib/traces/canonical";
import { sliceCodePoints } from "@/lib/traces/code-points";
import { readableText } from "@/lib/traces/readable-text";

export interface CheckedReviews {
  readonly annotators: ReadonlyMap<string, Annotator>;
  readonly reviews: readonly ArchivedReview[];
}

/** The reviews of an archive's trace, or a sentence that says what is wrong with them. */
export function checkArchived({ steps, archived }: Pick<ParsedTrace, "steps" | "archived">): CheckedReviews | string {
  const annotators = z.array(archivedAnnotatorSchema).safeParse(archived?.annotators ?? []);
  if (!annotators.success) return `an annotator cannot be read: ${z.prettifyError(annotators.error)}`;
  const reviews = z.array(archivedReviewSchema).safeParse(archived?.reviews ?? []);
  if (!reviews.success) return `a review cannot be read: ${z.prettifyError(reviews.error)}`;
  const known = new Map(annotators.data.map((annotator) => [annotator.id, annotator]));
  const who = new Set<string>();
  for (const { annotator, labels } of reviews.data) {
    if (!known.has(annotator) || who.has(annotator)) return "an annotator is missing or has two reviews of it";
    who.add(annotator);
    for (const segment of labels.flatMap(({ segments }) => segments)) {
      const problem = segmentProblem(segment, steps);
      if (problem !== null) return problem;
    }
  }
  return { annotators: known, reviews: reviews.data };
}

function segmentProblem(segment: Segment, steps: ParsedTrace["steps"]): string | null {
  if (segment.kind === "trace") return null;
  if (segment.last >= steps.length) return `a label points at step ${segment.last}, which it has not`;
  if (segment.kind === "steps" || textAt(segment, steps) === segment.quote) return null;
  return `the quote of a label on step ${segment.first} is not the text there`;
}

function textAt({ first, last, start, end }: TextSegment, steps: ParsedTrace["steps"]): string {
  return steps
    .slice(first, last + 1)
    .map(({ content, toolCalls }, place) => {
      const { text } = readableText(content, toolCalls);
      return sliceCodePoints(text, place === 0 ? start : 0, first + place === last ? end : text.length);
    })
    .join("\n");
}
