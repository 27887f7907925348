import { z } from "zod";
import { traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { commentInputSchema, commentSchema, resolutionSchema } from "@/lib/reviews/comment-schema";

const nothing = z.object({});
const path = "/api/v1/traces/{id}/comments";
const response = z.object({ comments: z.array(commentSchema) });

export const listCommentsEndpoint = endpoint({
  method: "GET",
  path,
  summary: "What was said about the trace and about the labels that the caller may see",
  capability: "read",
  params: traceParams,
  query: nothing,
  response,
  failures: [],
});

export const commentEndpoint = endpoint({
  method: "POST",
  path,
  summary: "Say something about a label or the trace; an @ before a member's name tells them",
  capability: "annotate",
  params: traceParams,
  query: nothing,
  body: commentInputSchema,
  response,
  failures: ["invalid-input", "conflict"],
});

export const resolveEndpoint = endpoint({
  method: "PUT",
  path: `${path}/resolution`,
  summary: "Mark the thread on a label or the trace as settled, or open it again; a new comment opens it, too",
  capability: "annotate",
  params: traceParams,
  query: nothing,
  body: resolutionSchema,
  response,
  failures: ["invalid-input", "conflict"],
});
