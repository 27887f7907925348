import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { mappingSchema } from "@/lib/traces/mapping-schema";

const nothing = z.object({});

export const listImportMappingsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/import-mappings",
  summary: "How the project reads uploads of forms that no reader knows",
  capability: "import",
  params: projectParams,
  query: nothing,
  response: z.object({
    mappings: z.array(
      z.object({
        id: z.string(),
        mapping: mappingSchema,
        /** The upload that it was last set for. */
        filename: z.string(),
      }),
    ),
  }),
  failures: [],
});

export const forgetImportMappingEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{project}/import-mappings/{mapping}",
  summary: "Forget how uploads of one form are read; the same again is the same",
  capability: "import",
  params: projectParams.extend({ mapping: idSchema("map") }),
  query: nothing,
  response: z.object({ id: z.string(), forgotten: z.literal(true) }),
  failures: [],
});
