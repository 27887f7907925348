import { ok } from "@/lib/core/result";
import { keepClaimEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { keepClaim } from "@/lib/workflows/work-in-round";

export const PUT = route(keepClaimEndpoint, async ({ scope, params }) => {
  const kept = await keepClaim(scope, params.round, params.id);
  return kept.ok ? ok({ trace: params.id, kept: true as const }) : kept;
});
