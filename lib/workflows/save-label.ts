import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Queries } from "@/lib/db/client";
import { buryLabel, findLabel, putLabel, renewLabel, type StandingLabel, withdrawLabel } from "@/lib/db/labels";
import { recordChange } from "@/lib/db/record-change";
import { refreshFound } from "@/lib/db/reviews";
import { Rollback, transaction } from "@/lib/db/transaction";
import { type Label, type LabelInput, sameLabel, type WithdrawnLabel } from "@/lib/reviews/label-schema";
import { placeSegments } from "@/lib/workflows/place-segments";
import { ownReview, type WrittenReview } from "@/lib/workflows/written-review";

/** The version that the client last saw, 0 for none; undefined where it does not ask to be told of changes. */
export type SeenVersion = number | undefined;

/** What stands where a change is about to be made. */
interface Ground {
  readonly reviewId: string;
  readonly standing: StandingLabel | null;
  /** Undoes everything unless the change may be made: the review is a draft, and the label is as the client saw it. */
  readonly mayChange: () => void;
  /**
   * The version of a label that already is as a change wants it. Where the same change was sent twice, as after an answer
   * that got lost, that is no conflict and no new version. A change that was made on the version that stands is another
   * matter: it takes back one that went astray, and that one must find the version gone when it arrives.
   */
  readonly settledVersion: (standing: StandingLabel) => Promise<number>;
}

const frozen = fail("conflict", "This review is submitted. Reopen it to change its labels.");

function movedOn({ version, label }: StandingLabel) {
  const { failure } = fail("stale-version", "This label was changed elsewhere, in another tab perhaps.");
  return { ok: false as const, failure: { ...failure, current: { version, label } } };
}

/** Runs a change of a label of a draft, all or nothing. */
async function change<T>(
  written: WrittenReview,
  labelId: string,
  seen: SeenVersion,
  work: (queries: Queries, ground: Ground) => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(
      await transaction(async (queries) => {
        const locked = await written.lock(queries);
        if (!locked.ok) throw new Rollback(locked);
        const review = locked.value;
        const standing = await findLabel(queries, labelId);
        if (standing && standing.reviewId !== review.id) {
          throw new Rollback(fail("not-found", "There is no such label."));
        }
        const mayChange = () => {
          if (review.status === "submitted") throw new Rollback(frozen);
          if (standing && seen !== undefined && standing.version !== seen) throw new Rollback(movedOn(standing));
        };
        const settledVersion = async ({ id, version }: StandingLabel) =>
          seen === version && review.status === "draft" ? renewLabel(queries, id) : version;
        const done = await work(queries, { reviewId: review.id, standing, mayChange, settledVersion });
        await refreshFound(queries, review.id);
        await written.touched(queries);
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
  scope: ProjectScope<"annotate">,
  traceId: string,
  labelId: string,
  input: LabelInput,
  seen?: SeenVersion,
): Promise<Result<Label>> {
  return writeLabel(ownReview(scope, traceId), labelId, input, seen);
}

/** Takes a label of the caller's review back. */
export async function takeBackLabel(
  scope: ProjectScope<"annotate">,
  traceId: string,
  labelId: string,
  seen?: SeenVersion,
): Promise<Result<WithdrawnLabel>> {
  return unwriteLabel(ownReview(scope, traceId), labelId, seen);
}

/** Makes or replaces a label of a review. */
export async function writeLabel(
  written: WrittenReview,
  labelId: string,
  input: LabelInput,
  seen?: SeenVersion,
): Promise<Result<Label>> {
  const { scope, traceId } = written;
  const placed = await placeSegments(scope, traceId, input.segments);
  if (!placed.ok) return placed;
  const { segments, positions, agent } = placed.value;
  const responsible = input.agent === undefined ? agent : input.agent;
  const said = { ...input, agent: responsible };
  return change(written, labelId, seen, async (queries, { reviewId, standing, mayChange, settledVersion }) => {
    if (standing?.label && sameLabel(standing.label, said)) {
      return { ...standing.label, version: await settledVersion(standing) };
    }
    mayChange();
    const label = await putLabel(queries, reviewId, labelId, said, segments, positions);
    const action = standing === null ? "made" : standing.label === null ? "restored" : "changed";
    const kept = { kind: "label", action, subject: labelId, traceId, reviewId } as const;
    await recordChange(queries, scope, { ...kept, before: standing?.label ?? null, after: label });
    return label;
  });
}

/**
 * Takes a label back; it is kept, and putting it again restores it. One that
 * never arrived is taken back too: should it still come, it meets its end here.
 */
export async function unwriteLabel(
  written: WrittenReview,
  labelId: string,
  seen?: SeenVersion,
): Promise<Result<WithdrawnLabel>> {
  const { scope, traceId } = written;
  return change(written, labelId, seen, async (queries, { reviewId, standing, mayChange, settledVersion }) => {
    const withdrawn = (version: number) => ({ id: labelId, withdrawn: true as const, version });
    if (standing && standing.label === null) return withdrawn(await settledVersion(standing));
    mayChange();
    if (!standing) return withdrawn(await buryLabel(queries, reviewId, labelId));
    const kept = { kind: "label", action: "withdrawn", subject: labelId, traceId, reviewId } as const;
    await recordChange(queries, scope, { ...kept, before: standing.label });
    return withdrawn(await withdrawLabel(queries, labelId));
  });
}
