import { z } from "zod";
import { count, projectParams, traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { findAnswerSchema, findQuerySchema } from "@/lib/traces/find-schema";
import { searchAnswerSchema, searchQuerySchema } from "@/lib/traces/search-schema";

export const findEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/find",
  summary:
    "Finds words in the readable text of every step of a trace: how often in which step, by which agent and kind, and where, a page at a time",
  capability: "read",
  params: traceParams,
  query: findQuerySchema,
  response: findAnswerSchema,
  failures: ["invalid-input"],
});

export const searchEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/search",
  summary: "Searches the readable text of every step of a project; the newest traces come first",
  capability: "read",
  params: projectParams,
  query: searchQuerySchema.extend({
    cursor: z.string().max(500).optional(),
    limit: count({ min: 1, max: 100, fallback: 20 }),
  }),
  response: searchAnswerSchema,
  failures: ["invalid-input"],
});
