import { ok } from "@/lib/core/result";
import { adjudicationQueueEndpoint } from "@/lib/http/contract/adjudication";
import { route } from "@/lib/http/route";
import { readAdjudicationQueue } from "@/lib/workflows/read-adjudication-queue";

export const GET = route(adjudicationQueueEndpoint, async ({ scope, query }) =>
  ok(await readAdjudicationQueue(scope, query)),
);
