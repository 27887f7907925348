import { ok } from "@/lib/core/result";
import { listVersions } from "@/lib/db/review-versions";
import { listVersionsEndpoint } from "@/lib/http/contract/reviews";
import { route } from "@/lib/http/route";

export const GET = route(listVersionsEndpoint, async ({ scope, params }) =>
  ok({ versions: await listVersions(scope, params.id) }),
);
