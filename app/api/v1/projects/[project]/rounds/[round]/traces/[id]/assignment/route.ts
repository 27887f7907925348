import { reassignEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { afterwards } from "@/lib/workflows/read-round";
import { reassign } from "@/lib/workflows/run-round";

export const PUT = route(reassignEndpoint, async ({ scope, params, body }) =>
  afterwards(await reassign(scope, params.round, { trace: params.id, ...body }), scope, params.round),
);
