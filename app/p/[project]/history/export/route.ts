import { z } from "zod";
import { historyFilterSchema } from "@/lib/access/history-schema";
import { last } from "@/lib/core/query-parameters";
import { ok } from "@/lib/core/result";
import { historyFormats } from "@/lib/export/history-rows";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { exportHistory } from "@/lib/workflows/export-history";

/** A page's file rather than part of the API, which gives the same in pages. */
const historyFile = endpoint({
  method: "GET",
  path: "/p/{project}/history/export",
  summary: "The history as one file",
  capability: "own",
  params: projectParams,
  query: historyFilterSchema.extend({ format: last.pipe(z.enum(historyFormats).default("ndjson")) }),
  response: z.string(),
  failures: ["invalid-input"],
});

const types = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" } as const;

export const GET = route(historyFile, async ({ scope, params, query: { format, ...filter } }) => {
  const headers = {
    "Content-Type": types[format],
    "Content-Disposition": `attachment; filename="${params.project}-history.${format}"`,
    "Cache-Control": "no-store",
  };
  return ok(new Response(streamOf(exportHistory(scope, filter, format)), { headers }));
});

/** Text as bytes, piece by piece as it is read. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
