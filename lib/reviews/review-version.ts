import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { labelSchema } from "@/lib/reviews/label-schema";
import { achievedAnswers } from "@/lib/reviews/review-schema";

/** A review as it was submitted once, as the API gives it. */
export const reviewVersionSchema = z.object({
  reviewId: z.string(),
  /** 1 for the first submission. */
  number: z.int(),
  submittedAt: z.iso.datetime(),
  /** When it became a draft again; null for the version that stands. */
  reopenedAt: z.iso.datetime().nullable(),
  achieved: z.enum(achievedAnswers).nullable(),
  note: z.string(),
  judged: z.array(z.enum(modeCodes)),
  labels: z.array(labelSchema),
  /** How long its annotator had had the trace in front of them by then, in milliseconds. */
  spentMs: z.int(),
});
export type ReviewVersion = z.infer<typeof reviewVersionSchema>;
