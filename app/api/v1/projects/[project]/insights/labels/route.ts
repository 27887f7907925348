import { ok } from "@/lib/core/result";
import { insightsLabelsEndpoint } from "@/lib/http/contract/insights";
import { route } from "@/lib/http/route";
import { readLabelsBehind } from "@/lib/workflows/read-labels-behind";

export const GET = route(insightsLabelsEndpoint, async ({ scope, query }) => ok(await readLabelsBehind(scope, query)));
