import { ok } from "@/lib/core/result";
import { archiveEndpoint } from "@/lib/http/contract/exports";
import { downloadResponse } from "@/lib/http/download";
import { route } from "@/lib/http/route";
import { exportWholeProject } from "@/lib/workflows/export-project";

export const GET = route(archiveEndpoint, async ({ scope }) => {
  const exported = await exportWholeProject(scope);
  return exported.ok ? ok(downloadResponse(exported.value)) : exported;
});

/** Whoever asks only for the head would have the whole export made for nothing. */
export const HEAD = () => new Response(null, { status: 405, headers: { Allow: "GET" } });
