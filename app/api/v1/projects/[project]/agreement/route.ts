import { ok } from "@/lib/core/result";
import { agreementEndpoint } from "@/lib/http/contract/agreement";
import { route } from "@/lib/http/route";
import { readAgreement } from "@/lib/workflows/read-agreement";

export const GET = route(agreementEndpoint, async ({ scope, query }) => ok(await readAgreement(scope, query)));
