import { ok } from "@/lib/core/result";
import { insightsComparisonEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readComparison } from "@/lib/workflows/read-comparison";

export const GET = route(insightsComparisonEndpoint, async ({ scope, query }) =>
  ok(await readComparison(scope, query)),
);
