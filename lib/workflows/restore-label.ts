import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { recordChange } from "@/lib/db/record-change";
import { refreshFound } from "@/lib/db/reviews";
import { transaction } from "@/lib/db/transaction";
import { letStand, lockWithdrawn } from "@/lib/db/withdrawn-labels";

/**
 * Lets a withdrawn label of the caller's own stand again. Nobody restores
 * another's: a label is what somebody claims, and they took it back. A submitted
 * review changes in nothing before it is reopened. A label that stands already
 * is no change.
 */
export async function restoreLabel(scope: ProjectScope<"annotate">, labelId: string): Promise<Result<null>> {
  return transaction(async (queries) => {
    const label = await lockWithdrawn(queries, scope, labelId);
    if (!label) return fail("not-found", "There is no such label of yours.");
    if (!label.withdrawn) return ok(null);
    if (label.submitted) {
      return fail("conflict", "Your review with this label is submitted. Reopen it first.");
    }
    const after = await letStand(queries, labelId);
    await refreshFound(queries, label.reviewId);
    const { reviewId, traceId } = label;
    await recordChange(queries, scope, {
      kind: "label",
      action: "restored",
      subject: labelId,
      traceId,
      reviewId,
      after,
    });
    return ok(null);
  });
}
