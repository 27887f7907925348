import { ok } from "@/lib/core/result";
import { listImportMappings } from "@/lib/db/import-mappings";
import { listImportMappingsEndpoint } from "@/lib/http/contract/import-mappings";
import { route } from "@/lib/http/route";

export const GET = route(listImportMappingsEndpoint, async ({ scope }) => {
  const mappings = await listImportMappings(scope);
  return ok({ mappings: mappings.map(({ fingerprint: _, ...mapping }) => mapping) });
});
