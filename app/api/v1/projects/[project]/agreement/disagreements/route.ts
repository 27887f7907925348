import { ok } from "@/lib/core/result";
import { disagreementsEndpoint } from "@/lib/http/contract/agreement";
import { route } from "@/lib/http/route";
import { listDisagreements } from "@/lib/workflows/read-agreement-page";

export const GET = route(disagreementsEndpoint, async ({ scope, query }) => ok(await listDisagreements(scope, query)));
