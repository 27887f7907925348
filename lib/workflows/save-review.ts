import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { recordChange } from "@/lib/db/record-change";
import { freezeVersion, markReopened } from "@/lib/db/review-versions";
import { readReview, updateReview } from "@/lib/db/reviews";
import { transaction } from "@/lib/db/transaction";
import type { Review, ReviewInput } from "@/lib/reviews/review-schema";
import type { SeenVersion } from "@/lib/workflows/save-label";
import { ownReview, type WrittenReview } from "@/lib/workflows/written-review";

/** What the caller says of a trace as a whole. */
export async function saveReview(
  scope: ProjectScope<"annotate">,
  traceId: string,
  input: ReviewInput,
  seen?: SeenVersion,
): Promise<Result<Review>> {
  return writeReview(ownReview(scope, traceId), input, seen);
}

/**
 * What a review says of a trace as a whole. `submitted` freezes the review
 * as a version and counts it, without labels too: it then says "read, no
 * failure"; `draft` reopens it, and the version stays in the history. A
 * submitted review changes in nothing else.
 */
export async function writeReview(
  written: WrittenReview,
  input: ReviewInput,
  seen?: SeenVersion,
): Promise<Result<Review>> {
  const { scope, traceId } = written;
  return transaction(async (queries) => {
    const locked = await written.lock(queries);
    if (!locked.ok) return locked;
    const review = locked.value;
    const same = (field: keyof ReviewInput) => input[field] === undefined || input[field] === review[field];
    if (same("status") && same("achieved") && same("note")) {
      // The same said twice, as after an answer that got lost, is no change and no conflict. Said on what stands, it takes
      // back a change that went astray, which must find the version gone when it arrives.
      return ok(
        seen === review.version
          ? await updateReview(queries, scope, review.id, {})
          : await readReview(queries, scope, review.id),
      );
    }
    if (seen !== undefined && seen !== review.version) {
      const { failure } = fail("stale-version", "This review was changed elsewhere, in another tab perhaps.");
      const { version, status, achieved, note } = review;
      return { ok: false, failure: { ...failure, current: { version, status, achieved, note } } };
    }
    if (review.status === "submitted") {
      if (input.status !== "draft") {
        return fail("conflict", "This review is submitted. Reopen it to change it.");
      }
      const refused = await written.final(queries);
      if (refused) return refused;
      await markReopened(queries, review.id);
    }
    const saved = await updateReview(queries, scope, review.id, input);
    await recordChange(queries, scope, {
      kind: "review",
      action: saved.status === review.status ? "changed" : saved.status === "submitted" ? "submitted" : "reopened",
      subject: review.id,
      traceId,
      reviewId: review.id,
      before: said(review),
      after: said(saved),
    });
    if (saved.status === "submitted") {
      await freezeVersion(queries, review.id);
      await written.submitted(queries);
    } else if (review.status === "submitted") await written.reopened(queries);
    else await written.touched(queries);
    return ok(saved);
  });
}

/** What a review says as a whole. */
function said({ status, achieved, note }: Pick<Review, "status" | "achieved" | "note">) {
  return { status, achieved, note };
}
