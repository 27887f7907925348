import { resolveEndpoint } from "@/lib/http/contract/comments";
import { route } from "@/lib/http/route";
import { resolve } from "@/lib/workflows/discuss";

export const PUT = route(resolveEndpoint, ({ scope, params, body }) => resolve(scope, params.id, body));
