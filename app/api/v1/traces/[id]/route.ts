import { fail, ok } from "@/lib/core/result";
import { getTrace } from "@/lib/db/traces";
import { getTraceEndpoint } from "@/lib/http/contract/traces";
import { route } from "@/lib/http/route";

export const GET = route(getTraceEndpoint, async ({ scope, params }) => {
  const trace = await getTrace(scope, params.id);
  return trace ? ok(trace) : fail("not-found", "There is no such trace.");
});
