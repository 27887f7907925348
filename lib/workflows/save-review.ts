import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { lockOwnReview, updateReview } from "@/lib/db/reviews";
import { transaction } from "@/lib/db/transaction";
import type { Review, ReviewInput } from "@/lib/reviews/review-schema";

/**
 * What the caller says of a trace as a whole. `submitted` freezes the review
 * and counts it, without labels too: it then says "read, no failure"; `draft`
 * reopens it. A submitted review changes in nothing else.
 */
export async function saveReview(
  scope: ProjectScope<"annotate">,
  traceId: string,
  input: ReviewInput,
): Promise<Result<Review>> {
  return transaction(async (queries) => {
    const review = await lockOwnReview(queries, scope, traceId);
    if (!review) return fail("not-found", "There is no such trace.");
    const frozen = review.status === "submitted" && input.status !== "draft";
    const same = (field: "achieved" | "note") => input[field] === undefined || input[field] === review[field];
    // The same submission sent twice is no change, as after an answer that got lost.
    if (frozen && !(same("achieved") && same("note"))) {
      return fail("conflict", "Your review of this trace is submitted. Reopen it to change it.");
    }
    return ok(await updateReview(queries, scope, review.id, input));
  });
}
