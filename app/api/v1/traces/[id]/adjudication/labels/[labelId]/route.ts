import { putAdjudicatedLabelEndpoint, withdrawAdjudicatedLabelEndpoint } from "@/lib/http/contract/adjudication";
import { seenVersion } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { unwriteLabel, writeLabel } from "@/lib/workflows/save-label";
import { adjudicatedReview } from "@/lib/workflows/written-review";

export const PUT = route(putAdjudicatedLabelEndpoint, async ({ scope, params, body, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? writeLabel(adjudicatedReview(scope, params.id), params.labelId, body, seen.value) : seen;
});

export const DELETE = route(withdrawAdjudicatedLabelEndpoint, async ({ scope, params, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? unwriteLabel(adjudicatedReview(scope, params.id), params.labelId, seen.value) : seen;
});
