import { ok } from "@/lib/core/result";
import { insightsTogetherEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readTogether } from "@/lib/workflows/read-together";

export const GET = route(insightsTogetherEndpoint, async ({ scope, query }) => ok(await readTogether(scope, query)));
