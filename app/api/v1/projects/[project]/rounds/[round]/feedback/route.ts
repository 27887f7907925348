import { feedbackEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { readFeedback } from "@/lib/workflows/read-round";

export const GET = route(feedbackEndpoint, async ({ scope, params }) => readFeedback(scope, params.round));
