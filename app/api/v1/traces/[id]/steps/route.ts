import { ok } from "@/lib/core/result";
import { readSteps } from "@/lib/db/steps";
import { readStepsEndpoint } from "@/lib/http/contract/traces";
import { route } from "@/lib/http/route";

export const GET = route(readStepsEndpoint, async ({ scope, params, query }) =>
  ok({ steps: await readSteps(scope, params.id, query) }),
);
