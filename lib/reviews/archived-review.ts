/** Annotators and reviews as an archive keeps them: with their ids, times, and labels that were withdrawn. */
import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { labelSchema } from "@/lib/reviews/label-schema";
import { achievedAnswers, annotatorSchema, reviewStatuses } from "@/lib/reviews/review-schema";

const time = z.iso.datetime();

export const archivedAnnotatorSchema = annotatorSchema.extend({ name: z.string().min(1).max(500) });

export const archivedLabelSchema = labelSchema.extend({
  createdAt: time,
  updatedAt: time,
  withdrawnAt: time.nullable(),
});
export type ArchivedLabel = z.infer<typeof archivedLabelSchema>;

/** A review as it stood at one submission. */
export const archivedVersionSchema = z.object({
  number: z.int().positive(),
  submittedAt: time,
  reopenedAt: time.nullable(),
  achieved: z.enum(achievedAnswers).nullable(),
  note: z.string(),
  judged: z.int(),
  found: z.int(),
  /** As stored: the columns' words, steps by the ids that the archive gives them. */
  labels: z.json(),
  spentMs: z.int(),
});
export type ArchivedVersion = z.infer<typeof archivedVersionSchema>;

export const archivedReviewSchema = z.object({
  id: z.string(),
  /** Id of the annotator. */
  annotator: z.string(),
  status: z.enum(reviewStatuses),
  achieved: z.enum(achievedAnswers).nullable(),
  note: z.string(),
  judged: z.array(z.enum(modeCodes)),
  adjudicated: z.boolean(),
  version: z.int(),
  createdAt: time,
  updatedAt: time,
  submittedAt: time.nullable(),
  /** How long its author had the trace in front of them; null where nobody knows, as in archives that do not say. */
  spentMs: z.int().nonnegative().nullable().default(null),
  labels: z.array(archivedLabelSchema),
  versions: z.array(archivedVersionSchema),
});
export type ArchivedReview = z.infer<typeof archivedReviewSchema>;
