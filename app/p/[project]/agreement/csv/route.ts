import { z } from "zod";
import { agreementPageSchema } from "@/lib/agreement/query-schema";
import { ok } from "@/lib/core/result";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { exportAgreement } from "@/lib/workflows/export-agreement";

/** A page's file rather than part of the API, which gives the same figures as JSON. */
const agreementCsv = endpoint({
  method: "GET",
  path: "/p/{project}/agreement/csv",
  summary: "The figures of the agreement page as CSV",
  capability: "read",
  params: projectParams,
  query: agreementPageSchema,
  response: z.string(),
  failures: ["invalid-input"],
});

export const GET = route(agreementCsv, async ({ scope, params, query }) => {
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${params.project}-agreement.csv"`,
    "Cache-Control": "no-store",
  };
  return ok(new Response(await exportAgreement(scope, query), { headers }));
});
