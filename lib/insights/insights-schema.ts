/** What `GET …/insights` answers: the shape of the endpoint, of the dashboard's data and of the CSV's source. */
import { z } from "zod";
import { focuses } from "@/lib/insights/focus";
import { sources } from "@/lib/insights/query-schema";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { consensusRules } from "@/lib/reviews/consensus";

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();
/** 95 %, both ends from 0 to 1; null where there is nothing to estimate it from. */
const interval = z.tuple([share, share]).readonly().nullable();
const rate = z.number().nonnegative();

const figures = z.object({
  findings: count.meta({ description: "(trace, mode) pairs found" }),
  shareOfFindings: share.nullable().meta({ description: "Findings ÷ all findings; null where nothing was found" }),
  shareOfFindingsInterval: interval,
  judged: count.meta({ description: "Traces in which the mode, or any mode of the category, was judged" }),
  traces: count.meta({ description: "Traces in which it was found; for a category the union of its modes" }),
  shareOfTraces: share.nullable().meta({ description: "Traces ÷ judged; null where no trace was judged" }),
  shareOfTracesInterval: interval,
  perThousandSteps: rate.nullable().meta({ description: "Findings per 1,000 steps of the reviewed traces" }),
  perThousandStepsInterval: z.tuple([rate, rate]).readonly().nullable(),
  labels: count.optional().meta({ description: "Standing labels of the counted reviews; with `measure=labels`" }),
  shareOfLabels: share.nullable().optional().meta({ description: "Labels ÷ all labels; with `measure=labels`" }),
  shareOfLabelsInterval: interval.optional(),
});

const categoryFigures = figures.extend({ category: z.enum(categoryCodes) });
const modeFigures = figures.extend({ mode: z.enum(modeCodes) });

export const breakdownSchema = z.object({
  traces: count.meta({ description: "Traces that match the filters, read or not" }),
  reviewed: count.meta({ description: "Those of them in which at least one mode was judged" }),
  findings: count,
  steps: count.meta({ description: "Steps of the reviewed traces" }),
  labels: count.optional().meta({ description: "All labels; with `measure=labels`" }),
  categories: z.array(categoryFigures).readonly(),
  modes: z.array(modeFigures).readonly(),
});

export const insightsSchema = breakdownSchema.extend({
  focus: z
    .enum(focuses)
    .meta({ description: "Whether all findings were counted, the first of each run, or the decisive ones" }),
  sources: z.array(z.enum(sources)).readonly().meta({ description: "Whose reviews were counted" }),
  consensus: z.enum(consensusRules).meta({ description: "How several reviews of a trace became one verdict" }),
});

export type Figures = Readonly<z.infer<typeof figures>>;
export type CategoryFigures = Readonly<z.infer<typeof categoryFigures>>;
export type ModeFigures = Readonly<z.infer<typeof modeFigures>>;
export type Breakdown = Readonly<z.infer<typeof breakdownSchema>>;
export type Insights = Readonly<z.infer<typeof insightsSchema>>;
