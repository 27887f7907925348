import { z } from "zod";
import { reviewSchema } from "@/lib/reviews/review-schema";
import { outcomeSchema } from "@/lib/traces/step-schema";

/** A claim of the source without a counterpart among the fourteen: shown, never counted. */
export const claimSchema = z.object({
  source: z.string(),
  code: z.string(),
  step: z.int().nullable(),
  agent: z.string().nullable(),
  reason: z.string().nullable(),
});

/** The conversation, session or thread that a run was part of, and how many other runs of it the project has. */
export const conversationSchema = z.object({ name: z.string(), others: z.int() });

/** A trace as the API gives it, with the reviews that the caller may see. */
export const traceSchema = z.object({
  id: z.string(),
  title: z.string(),
  system: z.string().nullable(),
  model: z.string().nullable(),
  benchmark: z.string().nullable(),
  task: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
  conversation: conversationSchema.nullable(),
  metadata: z.json(),
  raw: z.json(),
  steps: z.int(),
  agents: z.array(z.string()),
  claims: z.array(claimSchema),
  reviews: z.array(reviewSchema),
});
export type TraceDetail = z.infer<typeof traceSchema>;

/** What a screen opens with of a trace. */
export type TraceHead = Omit<TraceDetail, "metadata" | "raw">;
