import { agreementSchema } from "@/lib/agreement/agreement-schema";
import { agreementQuerySchema } from "@/lib/agreement/query-schema";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";

export const agreementEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/agreement",
  summary: "How far annotators agree, per mode, category and overall, of the reviews that the caller may see",
  capability: "read",
  params: projectParams,
  query: agreementQuerySchema,
  response: agreementSchema,
  failures: ["invalid-input"],
});
