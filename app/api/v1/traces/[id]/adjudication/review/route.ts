import { putAdjudicatedReviewEndpoint } from "@/lib/http/contract/adjudication";
import { seenVersion } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { saveAdjudication } from "@/lib/workflows/adjudicate";

export const PUT = route(putAdjudicatedReviewEndpoint, async ({ scope, params, body, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? saveAdjudication(scope, params.id, body, seen.value) : seen;
});
