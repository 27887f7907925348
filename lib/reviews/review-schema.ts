import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { labelSchema } from "@/lib/reviews/label-schema";

export const achievedAnswers = ["yes", "no", "unclear"] as const;
export const reviewStatuses = ["draft", "submitted"] as const;
export const annotatorKinds = ["person", "judge", "imported"] as const;
export type AnnotatorKind = (typeof annotatorKinds)[number];

export const annotatorSchema = z.object({ id: z.string(), name: z.string(), kind: z.enum(annotatorKinds) });
export type Annotator = z.infer<typeof annotatorSchema>;

/** What the caller says of a trace as a whole; fields left out stay as they are. */
export const reviewInputSchema = z.object({
  status: z.enum(reviewStatuses).optional(),
  achieved: z.enum(achievedAnswers).nullable().optional(),
  note: z.string().max(20_000).optional(),
});
export type ReviewInput = z.infer<typeof reviewInputSchema>;

/** A review as the API gives it. */
export const reviewSchema = z.object({
  id: z.string(),
  annotator: annotatorSchema,
  /** Whether it is the caller's own. */
  own: z.boolean(),
  /** Whether it settles the trace: consensus may prefer it, and it is no vote beside the others. */
  adjudicated: z.boolean(),
  status: z.enum(reviewStatuses),
  achieved: z.enum(achievedAnswers).nullable(),
  note: z.string(),
  /** The modes that the review judged. */
  judged: z.array(z.enum(modeCodes)),
  labels: z.array(labelSchema),
  version: z.int(),
  submittedAt: z.iso.datetime().nullable(),
  /** How long a person had the trace in front of them so far, here or where an archive is from; null for others, and where a trace was settled. */
  spentMs: z.int().nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/** What a review says of the trace as a whole. */
export const verdictSchema = reviewSchema.pick({ status: true, achieved: true, note: true });
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;
