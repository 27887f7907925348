import { putReviewEndpoint } from "@/lib/http/contract/reviews";
import { seenVersion } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { saveReview } from "@/lib/workflows/save-review";

export const PUT = route(putReviewEndpoint, async ({ scope, params, body, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? saveReview(scope, params.id, body, seen.value) : seen;
});
