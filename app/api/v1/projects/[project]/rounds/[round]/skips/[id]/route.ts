import { ok } from "@/lib/core/result";
import { skipEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { skip } from "@/lib/workflows/work-in-round";

export const PUT = route(skipEndpoint, async ({ scope, params, body }) => {
  const skipped = await skip(scope, params.round, params.id, body.reason);
  return skipped.ok ? ok({ trace: params.id, skipped: true as const }) : skipped;
});
