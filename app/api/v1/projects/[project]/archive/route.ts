import { ok } from "@/lib/core/result";
import { archiveEndpoint } from "@/lib/http/contract/exports";
import { downloadResponse } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { exportWholeProject } from "@/lib/workflows/export-project";

export const GET = route(archiveEndpoint, async ({ scope, request }) => {
  // Next answers HEAD from here; nobody should have the whole archive made for its head.
  if (request.method === "HEAD") return ok(new Response(null));
  const exported = await exportWholeProject(scope);
  return exported.ok ? ok(downloadResponse(exported.value)) : exported;
});
