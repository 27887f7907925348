/** How far annotators agree on where a failure shows; part of what `GET …/agreement` answers. */
import { z } from "zod";
import { byPartShape, measuredSchema } from "@/lib/agreement/agreement-schema";
import { rulers } from "@/lib/agreement/continuum";

const count = z.int().nonnegative();

const pairFigures = z.object({
  marks: count.meta({ description: "Marks of both; overlapping and touching segments of one annotator are one mark" }),
  matched: count.meta({ description: "Pairs of marks that are the same" }),
  f1: measuredSchema.meta({ description: "Twice the matched pairs ÷ the marks" }),
});

const groupFigures = pairFigures.extend({
  traces: count.meta({
    description: "Traces × modes in which two annotators judged it, and said where if they found it",
  }),
  alpha: measuredSchema.meta({ description: "Krippendorff's unitizing alpha" }),
});

export const segmentAgreementSchema = z.object({
  ruler: z.enum(rulers),
  threshold: z.number().min(0).max(1),
  same: z.string().meta({ description: "What counted as the same mark, in words" }),
  resamples: count,
  annotators: z
    .array(
      z.object({
        annotator: z.string(),
        marks: count,
        nowhere: count.meta({
          description: "Findings that point at the whole trace: they say nothing of where and are left out",
        }),
      }),
    )
    .readonly(),
  ...byPartShape(groupFigures),
  pairs: z
    .array(z.object({ annotators: z.tuple([z.string(), z.string()]).readonly(), ...byPartShape(pairFigures) }))
    .readonly(),
});

export type SegmentAgreement = Readonly<z.infer<typeof segmentAgreementSchema>>;
