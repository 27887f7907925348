import { beginAdjudicationEndpoint, getAdjudicationEndpoint } from "@/lib/http/contract/adjudication";
import { route } from "@/lib/http/route";
import { beginAdjudication, readAdjudication } from "@/lib/workflows/adjudicate";

export const GET = route(getAdjudicationEndpoint, ({ scope, params }) => readAdjudication(scope, params.id));

export const POST = route(beginAdjudicationEndpoint, ({ scope, params }) => beginAdjudication(scope, params.id));
