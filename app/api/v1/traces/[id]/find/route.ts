import { ok } from "@/lib/core/result";
import { findEndpoint } from "@/lib/http/contract/search";
import { route } from "@/lib/http/route";
import { findInTrace } from "@/lib/workflows/find-in-trace";

export const GET = route(findEndpoint, async ({ scope, params, query, request }) =>
  ok(await findInTrace(scope, params.id, query, request.signal)),
);
