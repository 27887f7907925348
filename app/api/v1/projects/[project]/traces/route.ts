import { ok } from "@/lib/core/result";
import { listTraces } from "@/lib/db/trace-list";
import { listTracesEndpoint } from "@/lib/http/contract/traces";
import { route } from "@/lib/http/route";

export const GET = route(listTracesEndpoint, async ({ scope, query }) => {
  const { cursor, limit, ...filter } = query;
  const { traces, next } = await listTraces(scope, filter, { cursor, limit });
  return ok({ traces: traces.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), next });
});
