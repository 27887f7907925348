import { ok } from "@/lib/core/result";
import { forgetImportMapping } from "@/lib/db/import-mappings";
import { forgetImportMappingEndpoint } from "@/lib/http/contract/import-mappings";
import { route } from "@/lib/http/route";

export const DELETE = route(forgetImportMappingEndpoint, async ({ scope, params }) => {
  await forgetImportMapping(scope, params.mapping);
  return ok({ id: params.mapping, forgotten: true as const });
});
