import { z } from "zod";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { guidelinesSchema } from "@/lib/reviews/guideline-schema";

export const guidelinesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/guidelines",
  summary: "The project's guidelines as last published, with the examples that the caller may see",
  capability: "read",
  params: projectParams,
  query: z.object({}),
  response: guidelinesSchema,
  failures: [],
});
