import { ok } from "@/lib/core/result";
import { exportEndpoint } from "@/lib/http/contract/exports";
import { downloadResponse } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { exportProject } from "@/lib/workflows/export-project";

export const GET = route(exportEndpoint, async ({ scope, query }) => {
  const { format, flavour, package: packaging, ...filter } = query;
  const exported = await exportProject(scope, { format, flavour, package: packaging, filter });
  return exported.ok ? ok(downloadResponse(exported.value)) : exported;
});

/** Whoever asks only for the head would have the whole export made for nothing. */
export const HEAD = () => new Response(null, { status: 405, headers: { Allow: "GET" } });
