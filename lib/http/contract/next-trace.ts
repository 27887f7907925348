import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { nextTraceSchema } from "@/lib/reviews/next-trace";

export const nextTraceEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/next",
  summary: "The trace that the caller would be led to after this one, without reserving it, and how far they are",
  capability: "annotate",
  params: projectParams,
  query: z.object({ after: idSchema("trc").optional() }),
  response: nextTraceSchema,
  failures: ["invalid-input"],
});
