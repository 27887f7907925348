import { ok } from "@/lib/core/result";
import { segmentAgreementEndpoint } from "@/lib/http/contract/agreement";
import { route } from "@/lib/http/route";
import { readCompared, readSegmentAgreement } from "@/lib/workflows/read-agreement";

export const GET = route(segmentAgreementEndpoint, async ({ scope, query }) =>
  ok(await readSegmentAgreement(scope, query, await readCompared(scope, query))),
);
