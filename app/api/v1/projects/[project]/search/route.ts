import { ok } from "@/lib/core/result";
import { searchSteps } from "@/lib/db/search-steps";
import { searchEndpoint } from "@/lib/http/contract/search";
import { route } from "@/lib/http/route";

export const GET = route(searchEndpoint, async ({ scope, query }) => {
  const { cursor, limit, ...filter } = query;
  return ok(await searchSteps(scope, filter, { cursor, limit }));
});
