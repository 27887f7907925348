/** What `GET …/insights/comparison` answers: groups side by side, each beside the first. */
import { z } from "zod";
import { traceDimensionSchema } from "@/lib/insights/dimensions";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { parts } from "@/lib/insights/part-vectors";
import { publishedSources } from "@/lib/mast/published";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const difference = z.number().min(-1).max(1);
const probability = z.number().min(0).max(1).nullable();

const sideSchema = z.object({
  numerator: count.nullable(),
  denominator: count.nullable(),
  share: share.nullable(),
  interval: z.tuple([share, share]).readonly().nullable(),
});
export type Side = Readonly<z.infer<typeof sideSchema>>;

const partSchema = z.object({
  code: z.enum(parts),
  first: sideSchema,
  second: sideSchema,
  difference: difference.nullable().meta({ description: "Second − first" }),
  differenceInterval: z.tuple([difference, difference]).readonly().nullable(),
  p: probability,
  adjustedP: probability.meta({ description: "Holm 1979 over the fourteen modes, or the three categories" }),
});
export type PartComparison = Readonly<z.infer<typeof partSchema>>;

const againstSchema = z.object({
  key: z.string().nullable(),
  name: z.string(),
  reviewed: count.nullable(),
  method: z.enum(["resampling", "linearised", "published"]).meta({
    description: "Bootstrap and permutation over traces; their linearised counterparts; or against fixed figures",
  }),
  parts: z.array(partSchema).readonly(),
  conclusion: z.string().meta({ description: "What can and cannot be concluded, in words" }),
});
export type Against = Readonly<z.infer<typeof againstSchema>>;

export const comparisonSchema = insightsSchema.pick({ sources: true, consensus: true, focus: true }).extend({
  by: traceDimensionSchema.nullable(),
  against: z.enum(publishedSources).nullable(),
  measure: z.enum(["findings", "traces"]),
  baseline: z.object({ key: z.string().nullable(), name: z.string(), reviewed: count, findings: count }).nullable(),
  comparisons: z.array(againstSchema).readonly(),
  groups: z
    .array(z.object({ key: z.string(), name: z.string(), reviewed: count, findings: count }))
    .readonly()
    .meta({ description: "All groups that can be compared" }),
});
export type Comparison = Readonly<z.infer<typeof comparisonSchema>>;
