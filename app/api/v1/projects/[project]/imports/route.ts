import { fail, ok } from "@/lib/core/result";
import { importEndpoint } from "@/lib/http/contract/imports";
import { importLines } from "@/lib/http/import-lines";
import { route } from "@/lib/http/route";
import { UploadError, uploadedBytes } from "@/lib/http/upload";
import { importTraces } from "@/lib/workflows/import-traces";

export const POST = route(importEndpoint, async ({ scope, query, request }) => {
  const events = importTraces(scope, uploadedBytes(request.body), query);
  if (request.headers.get("accept")?.includes("application/x-ndjson")) {
    return ok(
      new Response(importLines(events), {
        headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" },
      }),
    );
  }
  try {
    for await (const event of events) {
      if (event.type === "failure") return { ok: false, failure: event.failure };
      if (event.type === "summary") return ok(event.summary);
    }
  } catch (error) {
    if (error instanceof UploadError) return fail(error.code, error.message);
    throw error;
  }
  throw new Error("An import ended without a summary.");
});
