import { ok } from "@/lib/core/result";
import { insightsEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readInsights } from "@/lib/workflows/read-insights";

export const GET = route(insightsEndpoint, async ({ scope, query }) => ok(await readInsights(scope, query)));
