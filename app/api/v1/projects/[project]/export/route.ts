import { ok } from "@/lib/core/result";
import { exportEndpoint } from "@/lib/http/contract/exports";
import { downloadResponse } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { exportProject } from "@/lib/workflows/export-project";

export const GET = route(exportEndpoint, async ({ scope, query, request }) => {
  // Next answers HEAD from here; nobody should have the whole export made for its head.
  if (request.method === "HEAD") return ok(new Response(null));
  const { format, flavour, package: packaging, ...filter } = query;
  const exported = await exportProject(scope, { format, flavour, package: packaging, filter });
  return exported.ok ? ok(downloadResponse(exported.value)) : exported;
});
