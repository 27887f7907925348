import { ok } from "@/lib/core/result";
import { visibleDecisions } from "@/lib/db/decisions";
import { listDecisionsEndpoint } from "@/lib/http/contract/adjudication";
import { route } from "@/lib/http/route";

export const GET = route(listDecisionsEndpoint, async ({ scope, params }) =>
  ok({ decisions: await visibleDecisions(scope, params.id) }),
);
