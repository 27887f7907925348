import { putReviewEndpoint } from "@/lib/http/contract/reviews";
import { route } from "@/lib/http/route";
import { saveReview } from "@/lib/workflows/save-review";

export const PUT = route(putReviewEndpoint, async ({ scope, params, body }) => saveReview(scope, params.id, body));
