import { z } from "zod";
import { traceParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { labelIdSchema, labelInputSchema, labelSchema, withdrawnLabelSchema } from "@/lib/reviews/label-schema";
import { reviewInputSchema, reviewSchema } from "@/lib/reviews/review-schema";
import { reviewVersionSchema } from "@/lib/reviews/review-version";

const nothing = z.object({});
const labelParams = traceParams.extend({ labelId: labelIdSchema });

export const putLabelEndpoint = endpoint({
  method: "PUT",
  path: "/api/v1/traces/{id}/labels/{labelId}",
  summary:
    "Make or change a label of the caller's draft review; the client makes the id, and the same again is the same",
  capability: "annotate",
  params: labelParams,
  query: nothing,
  body: labelInputSchema,
  response: labelSchema,
  failures: ["invalid-input", "conflict", "stale-version"],
});

export const withdrawLabelEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/traces/{id}/labels/{labelId}",
  summary: "Withdraw a label of the caller's draft review; putting it again restores it",
  capability: "annotate",
  params: labelParams,
  query: nothing,
  response: withdrawnLabelSchema,
  failures: ["conflict", "stale-version"],
});

export const putReviewEndpoint = endpoint({
  method: "PUT",
  path: "/api/v1/traces/{id}/review",
  summary: "Say of the trace as a whole, submit the caller's review, or reopen it as a draft",
  capability: "annotate",
  params: traceParams,
  query: nothing,
  body: reviewInputSchema,
  response: reviewSchema,
  failures: ["invalid-input", "conflict", "stale-version"],
});

export const listVersionsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/traces/{id}/versions",
  summary: "What was submitted on the trace, version by version, of the reviews that the caller may see",
  capability: "read",
  params: traceParams,
  query: nothing,
  response: z.object({ versions: z.array(reviewVersionSchema) }),
  failures: [],
});
