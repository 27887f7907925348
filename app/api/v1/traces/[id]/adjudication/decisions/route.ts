import { decideEndpoint } from "@/lib/http/contract/adjudication";
import { route } from "@/lib/http/route";
import { decide } from "@/lib/workflows/adjudicate";

export const PUT = route(decideEndpoint, ({ scope, params, body }) => decide(scope, params.id, body));
