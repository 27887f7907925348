import { ok } from "@/lib/core/result";
import { insightsBreakdownEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readGroups } from "@/lib/workflows/read-insights";

export const GET = route(insightsBreakdownEndpoint, async ({ scope, query }) => ok(await readGroups(scope, query)));
