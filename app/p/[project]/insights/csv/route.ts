import { z } from "zod";
import { ok } from "@/lib/core/result";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { exportInsights } from "@/lib/workflows/export-insights";

/** A page's file rather than part of the API, which gives the same figures as JSON. */
const insightsCsv = endpoint({
  method: "GET",
  path: "/p/{project}/insights/csv",
  summary: "The figures of the dashboard as CSV",
  capability: "read",
  params: projectParams,
  query: insightsPageSchema,
  response: z.string(),
  failures: ["invalid-input"],
});

export const GET = route(insightsCsv, async ({ scope, params, query }) => {
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${params.project}-share-of-${query.measure}.csv"`,
    "Cache-Control": "no-store",
  };
  return ok(new Response(await exportInsights(scope, query), { headers }));
});
