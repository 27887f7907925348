import { z } from "zod";
import { projectParams, traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { queuePageSchema, queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { adjudicationSchema, decisionInputSchema, decisionSchema } from "@/lib/reviews/adjudication-schema";
import { labelIdSchema, labelInputSchema, labelSchema, withdrawnLabelSchema } from "@/lib/reviews/label-schema";
import { reviewInputSchema, reviewSchema } from "@/lib/reviews/review-schema";

const nothing = z.object({});
const labelParams = traceParams.extend({ labelId: labelIdSchema });
const base = "/api/v1/traces/{id}/adjudication";

export const adjudicationQueueEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/adjudications",
  summary: "The traces on which annotators answered differently, the most disputed first, with how far each is settled",
  capability: "curate",
  params: projectParams,
  query: queueQuerySchema,
  response: queuePageSchema,
  failures: [],
});

export const getAdjudicationEndpoint = endpoint({
  method: "GET",
  path: base,
  summary: "The adjudicated review of a trace, the reviews that it settles, and what became of each label",
  capability: "curate",
  params: traceParams,
  query: nothing,
  response: adjudicationSchema,
  failures: ["conflict"],
});

export const beginAdjudicationEndpoint = endpoint({
  method: "POST",
  path: base,
  summary: "Begin to settle a trace: labels on which all agree are taken over; the same again is the same",
  capability: "curate",
  params: traceParams,
  query: nothing,
  body: nothing,
  response: adjudicationSchema,
  failures: ["conflict"],
});

export const decideEndpoint = endpoint({
  method: "PUT",
  path: `${base}/decisions`,
  summary: "Accept, merge, split or reject labels that answer one question, or take the decision back",
  capability: "curate",
  params: traceParams,
  query: nothing,
  body: decisionInputSchema,
  response: adjudicationSchema,
  failures: ["invalid-input", "conflict", "stale-version"],
});

export const putAdjudicatedLabelEndpoint = endpoint({
  method: "PUT",
  path: `${base}/labels/{labelId}`,
  summary: "Make or change a label of the adjudicated draft; the client makes the id",
  capability: "curate",
  params: labelParams,
  query: nothing,
  body: labelInputSchema,
  response: labelSchema,
  failures: ["invalid-input", "conflict", "stale-version"],
});

export const withdrawAdjudicatedLabelEndpoint = endpoint({
  method: "DELETE",
  path: `${base}/labels/{labelId}`,
  summary: "Withdraw a label of the adjudicated draft",
  capability: "curate",
  params: labelParams,
  query: nothing,
  response: withdrawnLabelSchema,
  failures: ["conflict", "stale-version"],
});

export const putAdjudicatedReviewEndpoint = endpoint({
  method: "PUT",
  path: `${base}/review`,
  summary: "Say of the trace as a whole, submit the adjudication once all is decided, or reopen it",
  capability: "curate",
  params: traceParams,
  query: nothing,
  body: reviewInputSchema,
  response: reviewSchema,
  failures: ["invalid-input", "conflict", "stale-version"],
});

export const listDecisionsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/decisions",
  summary: "What became of the labels that the caller may see, where the trace is settled and they may see that too",
  capability: "read",
  params: traceParams,
  query: nothing,
  response: z.object({ decisions: z.array(decisionSchema) }),
  failures: [],
});
