import { agreementSchema } from "@/lib/agreement/agreement-schema";
import { disagreementListSchema } from "@/lib/agreement/disagreements";
import { agreementQuerySchema, disagreementQuerySchema } from "@/lib/agreement/query-schema";
import { segmentAgreementSchema } from "@/lib/agreement/segment-schema";
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

export const segmentAgreementEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/agreement/segments",
  summary: "How far annotators agree on where a failure shows: unitizing alpha, and F1 by overlap",
  capability: "read",
  params: projectParams,
  query: agreementQuerySchema,
  response: segmentAgreementSchema,
  failures: ["invalid-input"],
});

export const disagreementsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/agreement/disagreements",
  summary: "The traces that annotators answered differently, the most disputed first, with who found what",
  capability: "read",
  params: projectParams,
  query: disagreementQuerySchema,
  response: disagreementListSchema,
  failures: ["invalid-input"],
});
