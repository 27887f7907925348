import { roundProgressEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { readProgress } from "@/lib/workflows/read-round";

export const GET = route(roundProgressEndpoint, async ({ scope, params }) => readProgress(scope, params.round));
