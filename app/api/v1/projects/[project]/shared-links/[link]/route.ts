import { ok } from "@/lib/core/result";
import { revokeSharedLink } from "@/lib/db/shared-links";
import { revokeSharedLinkEndpoint } from "@/lib/http/contract/sharing";
import { route } from "@/lib/http/route";

export const DELETE = route(revokeSharedLinkEndpoint, async ({ scope, params }) => {
  await revokeSharedLink(scope, params.link);
  return ok({ id: params.link, revoked: true as const });
});
