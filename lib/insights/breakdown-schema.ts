/** What `GET …/insights/breakdown` answers: the figures of every group of a dimension. */
import { z } from "zod";
import { dimensionSchema } from "@/lib/insights/dimensions";
import { breakdownSchema, insightsSchema } from "@/lib/insights/insights-schema";

const share = z.number().min(0).max(1);

export const groupSchema = z.object({
  key: z
    .string()
    .nullable()
    .meta({ description: "Null for what names no group; `…` for all groups beyond the fiftieth" }),
  name: z.string(),
  small: z.boolean().meta({ description: "Fewer than 25 traces were read: too few to lean on" }),
  shareOfAll: share.nullable().meta({ description: "The group's findings ÷ all findings" }),
  shareOfAllInterval: z.tuple([share, share]).readonly().nullable(),
  breakdown: breakdownSchema,
});
export type GroupFigures = Readonly<z.infer<typeof groupSchema>>;

export const groupedFiguresSchema = insightsSchema.pick({ sources: true, consensus: true, focus: true }).extend({
  by: dimensionSchema,
  groups: z.array(groupSchema).readonly(),
});
export type GroupedFigures = Readonly<z.infer<typeof groupedFiguresSchema>>;
