import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { insightsQuerySchema } from "@/lib/insights/query-schema";

export const insightsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights",
  summary: "Shares of the categories and modes, with counts and 95 % intervals",
  capability: "read",
  params: projectParams,
  query: insightsQuerySchema,
  response: insightsSchema,
  failures: ["invalid-input"],
});
