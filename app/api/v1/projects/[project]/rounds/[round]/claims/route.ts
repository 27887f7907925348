import { ok } from "@/lib/core/result";
import { claimEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { claimNext } from "@/lib/workflows/work-in-round";

export const POST = route(claimEndpoint, async ({ scope, params, query }) => {
  const claim = await claimNext(scope, params.round, query.after ?? null);
  return claim.ok ? ok({ claim: claim.value }) : claim;
});
