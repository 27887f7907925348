import { z } from "zod";
import { count, projectParams, traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { modeCodes } from "@/lib/mast/taxonomy";
import { traceSchema } from "@/lib/reviews/trace-schema";
import { outcomeSchema, outlineSchema, stepPageSchema, stepTextSchema } from "@/lib/traces/step-schema";

const nothing = z.object({});

const traceRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  system: z.string().nullable(),
  model: z.string().nullable(),
  benchmark: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  steps: z.int(),
  agents: z.int(),
  createdAt: z.iso.datetime(),
  mine: z.enum(["draft", "submitted"]).nullable(),
  reviews: z.int(),
  modes: z.array(z.enum(modeCodes)),
});

export const listTracesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/traces",
  summary: "The traces of a project, newest first, without their steps",
  capability: "read",
  params: projectParams,
  query: traceFilterSchema.extend({
    cursor: z.string().max(500).optional(),
    limit: count({ min: 1, max: 200, fallback: 50 }),
  }),
  response: z.object({ traces: z.array(traceRowSchema), next: z.string().nullable() }),
  failures: ["invalid-input"],
});

export const getTraceEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}",
  summary: "A trace with the reviews that the caller may see, without its steps",
  capability: "read",
  params: traceParams,
  query: nothing,
  response: traceSchema,
  failures: [],
});

export const readStepsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/steps",
  summary: "Steps in order; fewer than `limit` where their text is long, but one at least while there are any",
  capability: "read",
  params: traceParams,
  query: z.object({
    from: count({ min: 0, max: 2_000_000_000, fallback: 0 }),
    limit: count({ min: 1, max: 500, fallback: 100 }),
    maxLength: z.coerce.number().int().min(1).max(100_000_000).optional(),
    raw: z.stringbool().default(true),
  }),
  response: stepPageSchema,
  failures: ["invalid-input"],
});

export const readStepTextEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/steps/{index}/text",
  summary: "A run of one step's readable text, in code points, the end exclusive; at most a million at once",
  capability: "read",
  params: traceParams.extend({ index: z.coerce.number().int().min(0).max(2_000_000_000) }),
  query: z.object({
    start: count({ min: 0, max: 2_000_000_000, fallback: 0 }),
    end: count({ min: 0, max: 2_000_000_000, fallback: 100_000 }),
  }),
  response: stepTextSchema,
  failures: ["invalid-input"],
});

export const outlineEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/outline",
  summary: "Agent, kind, length and time of every step, as columns",
  capability: "read",
  params: traceParams,
  query: nothing,
  response: outlineSchema,
  failures: [],
});
