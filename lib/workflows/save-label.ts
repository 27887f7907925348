import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Queries } from "@/lib/db/client";
import { findLabel, putLabel, readLabel, withdrawLabel } from "@/lib/db/labels";
import { lockOwnReview, refreshFound } from "@/lib/db/reviews";
import { Rollback, transaction } from "@/lib/db/transaction";
import { type Label, type LabelInput, sameLabel } from "@/lib/reviews/label-schema";
import { placeSegments } from "@/lib/workflows/place-segments";

type Scope = ProjectScope<"annotate">;

/** The version that the client last saw; undefined where it does not ask to be told of changes. */
export type SeenVersion = number | undefined;

/** What stands where a change is about to be made. */
interface Standing {
  readonly reviewId: string;
  readonly known: boolean;
  /** Whether the label moved on since the client saw it. */
  readonly stale: boolean;
}

const movedOn = fail("stale-version", "This label was changed elsewhere, in another tab perhaps. Load it again first.");

/** Runs a change of a label of the caller's own draft, all or nothing. */
async function change<T>(
  scope: Scope,
  traceId: string,
  labelId: string,
  seen: SeenVersion,
  work: (queries: Queries, standing: Standing) => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(
      await transaction(async (queries) => {
        const review = await lockOwnReview(queries, scope, traceId);
        if (!review) throw new Rollback(fail("not-found", "There is no such trace."));
        const label = await findLabel(queries, labelId);
        if (label && label.reviewId !== review.id) throw new Rollback(fail("not-found", "There is no such label."));
        if (review.status === "submitted") {
          throw new Rollback(
            fail("conflict", "Your review of this trace is submitted. Reopen it to change its labels."),
          );
        }
        const stale = seen !== undefined && label !== null && label.version !== seen;
        const done = await work(queries, { reviewId: review.id, known: label !== null, stale });
        await refreshFound(queries, review.id);
        return done;
      }),
    );
  } catch (error) {
    if (error instanceof Rollback) return error.failure;
    throw error;
  }
}

/** Makes or replaces a label of the caller's review of the trace. */
export async function saveLabel(
  scope: Scope,
  traceId: string,
  labelId: string,
  input: LabelInput,
  seen?: SeenVersion,
): Promise<Result<Label>> {
  const placed = await placeSegments(scope, traceId, input.segments);
  if (!placed.ok) return placed;
  const { segments, positions, agent } = placed.value;
  const responsible = input.agent === undefined ? agent : input.agent;
  const said = { ...input, agent: responsible };
  return change(scope, traceId, labelId, seen, async (queries, { reviewId, stale }) => {
    const standing = await readLabel(queries, labelId, positions);
    // The same change sent twice, as after an answer that got lost, is no conflict and no new version.
    if (standing && sameLabel(standing, said)) return standing;
    if (stale) throw new Rollback(movedOn);
    return putLabel(queries, reviewId, labelId, said, segments, positions);
  });
}

/** Takes a label back; it is kept, and putting it again restores it. Withdrawing what is not there is no change. */
export async function takeBackLabel(
  scope: Scope,
  traceId: string,
  labelId: string,
  seen?: SeenVersion,
): Promise<Result<{ readonly id: string; readonly withdrawn: true }>> {
  return change(scope, traceId, labelId, seen, async (queries, { known, stale }) => {
    if (stale) throw new Rollback(movedOn);
    if (known) await withdrawLabel(queries, labelId);
    return { id: labelId, withdrawn: true };
  });
}
