import { ok } from "@/lib/core/result";
import { importEndpoint } from "@/lib/http/contract/imports";
import { importLines } from "@/lib/http/import-lines";
import { problemResponse } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { importTraces } from "@/lib/workflows/import-traces";

async function* nothing(): AsyncGenerator<Uint8Array> {}

export const POST = route(importEndpoint, async ({ scope, query, request }) => {
  const events = importTraces(scope, request.body ?? nothing(), query);
  if (request.headers.get("accept")?.includes("application/x-ndjson")) {
    const headers = { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" };
    return ok(new Response(importLines(events), { headers }));
  }
  for await (const event of events) {
    if (event.type === "failure") {
      const { failure, proposal } = event;
      return proposal === undefined ? { ok: false, failure } : ok(problemResponse(failure, { proposal }));
    }
    if (event.type === "summary") return ok(event.summary);
  }
  throw new Error("An import ended without a summary.");
});
