/** What `GET …/insights/labels` answers: the labels behind a figure, with their quotes in context. */
import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { confidences } from "@/lib/reviews/label-schema";

export const behindLabelSchema = z.object({
  id: z.string(),
  traceId: z.string(),
  traceTitle: z.string(),
  system: z.string().nullable(),
  mode: z.enum(modeCodes),
  note: z.string(),
  confidence: z.enum(confidences).nullable(),
  agent: z.string().nullable(),
  decisive: z.boolean(),
  annotator: z.object({ id: z.string(), name: z.string(), kind: z.enum(["person", "judge", "imported"]) }),
  /** The first place that the label points at; null for the whole trace. */
  place: z
    .object({
      first: z.int(),
      last: z.int(),
      agent: z.string().nullable().meta({ description: "Who speaks in the first step" }),
      /** Of a run of text: its ends in code points, as in a segment. */
      start: z.int().nullable(),
      end: z.int().nullable(),
      before: z.string().meta({ description: "Text before the quote" }),
      quote: z.string().meta({ description: "What is labelled, cut where it is long" }),
      after: z.string(),
    })
    .nullable(),
  places: z.int().meta({ description: "How many places the label points at" }),
});
export type BehindLabel = Readonly<z.infer<typeof behindLabelSchema>>;

export const labelListSchema = z.object({
  labels: z.array(behindLabelSchema).readonly(),
  next: z.string().nullable().meta({ description: "Hand back as `cursor`; null at the end" }),
});
export type LabelList = Readonly<z.infer<typeof labelListSchema>>;
