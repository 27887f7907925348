import { ok } from "@/lib/core/result";
import { readOutline } from "@/lib/db/steps";
import { outlineEndpoint } from "@/lib/http/contract/traces";
import { route } from "@/lib/http/route";

export const GET = route(outlineEndpoint, async ({ scope, params }) => ok(await readOutline(scope, params.id)));
