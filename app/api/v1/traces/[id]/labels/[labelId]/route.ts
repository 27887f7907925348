import { putLabelEndpoint, withdrawLabelEndpoint } from "@/lib/http/contract/reviews";
import { seenVersion } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { saveLabel, takeBackLabel } from "@/lib/workflows/save-label";

export const PUT = route(putLabelEndpoint, async ({ scope, params, body, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? saveLabel(scope, params.id, params.labelId, body, seen.value) : seen;
});

export const DELETE = route(withdrawLabelEndpoint, async ({ scope, params, request }) => {
  const seen = seenVersion(request.headers);
  return seen.ok ? takeBackLabel(scope, params.id, params.labelId, seen.value) : seen;
});
