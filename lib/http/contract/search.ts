import { traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { findAnswerSchema, findQuerySchema } from "@/lib/traces/find-schema";

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
