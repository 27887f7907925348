import { ok } from "@/lib/core/result";
import { listChanges } from "@/lib/db/history";
import { historyEndpoint } from "@/lib/http/contract/history";
import { route } from "@/lib/http/route";

export const GET = route(historyEndpoint, async ({ scope, query: { cursor, limit, ...filter } }) => {
  const { changes, next } = await listChanges(scope, filter, { cursor, limit });
  return ok({ changes: [...changes], next });
});
