import { z } from "zod";
import { traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { readingInputSchema, readingSchema } from "@/lib/reviews/reading-schema";

const nothing = z.object({});
const path = "/api/v1/traces/{id}/reading";

export const getReadingEndpoint = endpoint({
  method: "GET",
  path,
  summary: "How far the caller has read the trace, and for how long",
  capability: "read",
  params: traceParams,
  query: nothing,
  response: readingSchema,
  failures: [],
});

export const putReadingEndpoint = endpoint({
  method: "PUT",
  path,
  summary: "Take down how far the caller has read the trace; steps told earlier stay seen, and a sitting counts once",
  capability: "annotate",
  params: traceParams,
  query: nothing,
  body: readingInputSchema,
  response: readingSchema,
  failures: ["invalid-input"],
});
