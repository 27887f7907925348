import { historyAnswerSchema, historyPageSchema } from "@/lib/access/history-schema";
import { count, projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";

export const historyEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/history",
  summary: "What changed in the project, by whom and when, as before and after; the latest first",
  capability: "own",
  params: projectParams,
  query: historyPageSchema.extend({ limit: count({ min: 1, max: 500, fallback: 100 }) }),
  response: historyAnswerSchema,
  failures: ["invalid-input"],
});
