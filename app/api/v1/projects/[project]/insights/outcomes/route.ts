import { ok } from "@/lib/core/result";
import { insightsOutcomesEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readFatalities } from "@/lib/workflows/read-together";

export const GET = route(insightsOutcomesEndpoint, async ({ scope, query }) => ok(await readFatalities(scope, query)));
