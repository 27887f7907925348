/** What `GET …/agreement` answers: the shape of the endpoint and of the page's data. */
import { z } from "zod";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";

const count = z.int().nonnegative();
const interval = z.tuple([z.number(), z.number()]).readonly().nullable();

/** An estimate with its interval and what stands against either. */
export const measuredSchema = z
  .object({
    value: z.number().nullable().meta({ description: "Null where it is undefined; the first note says why" }),
    interval: interval.meta({ description: "95 %, from a bootstrap over traces; null where there is none" }),
    notes: z.array(z.string()).readonly().meta({ description: "Why it is undefined, or says less than it seems to" }),
  })
  .readonly();

const coefficients = z.object({
  raw: measuredSchema.meta({
    description: "Share of pairs of annotators with the same answer, averaged over the items",
  }),
  cohen: measuredSchema.meta({ description: "Cohen's kappa; of several annotators the mean over their pairs" }),
  fleiss: measuredSchema.meta({ description: "Fleiss' kappa" }),
  alpha: measuredSchema.meta({ description: "Krippendorff's alpha, nominal, with missing answers" }),
  ac1: measuredSchema.meta({ description: "Gwet's AC1" }),
});

const compared = {
  traces: count.meta({ description: "Traces that two of them judged here" }),
  items: count.meta({
    description: "Items that two of them judged: of a mode or category its traces, overall their modes",
  }),
};

const groupFigures = coefficients.extend({
  ...compared,
  neverFound: z.array(z.string()).readonly().meta({
    description: "Annotators who judged this and never found it, although another one did",
  }),
});

const table = z.object({
  both: count,
  onlyFirst: count,
  onlySecond: count,
  neither: count,
});

const pairFigures = coefficients.extend({ ...compared, table });

const standing = z.object({
  judged: count.meta({ description: "Items that the annotator judged" }),
  found: count.meta({ description: "Those of them in which they found it" }),
  raw: measuredSchema.meta({ description: "Mean over the pairs with each of the others" }),
  cohen: measuredSchema.meta({ description: "Mean over the pairs with each of the others" }),
});

const score = z.object({
  ...compared,
  confusion: z.object({ both: count, missed: count, extra: count, neither: count }),
  precision: measuredSchema,
  recall: measuredSchema,
  f1: measuredSchema,
});

export function byPartShape<T extends z.ZodRawShape>(shape: z.ZodObject<T>) {
  return {
    overall: shape,
    categories: z.array(shape.extend({ category: z.enum(categoryCodes) })).readonly(),
    modes: z.array(shape.extend({ mode: z.enum(modeCodes) })).readonly(),
  };
}

const swap = z.object({
  reference: z.enum(modeCodes),
  annotator: z.enum(modeCodes),
  traces: count.meta({
    description: "Traces where the reference alone found the one and the annotator alone the other",
  }),
});

export const agreementSchema = z.object({
  annotators: z.array(z.string()).readonly().meta({ description: "Who is compared with each other" }),
  reference: z.string().nullable().meta({ description: "Against whom each of the others is scored" }),
  traces: count.meta({ description: "Traces that at least one of them read" }),
  compared: count.meta({ description: "Traces of which two of them judged the same mode" }),
  resamples: count.meta({ description: "Resamples of the traces behind each interval" }),
  ...byPartShape(groupFigures),
  pairs: z
    .array(z.object({ annotators: z.tuple([z.string(), z.string()]).readonly(), ...byPartShape(pairFigures) }))
    .readonly(),
  standings: z.array(z.object({ annotator: z.string(), traces: count, ...byPartShape(standing) })).readonly(),
  scores: z
    .array(
      z.object({
        annotator: z.string(),
        ...byPartShape(score),
        swaps: z.array(swap).readonly().meta({ description: "Which modes stand for one another, the commonest first" }),
      }),
    )
    .readonly(),
});

export type Measured = z.infer<typeof measuredSchema>;
export type Coefficients = Readonly<z.infer<typeof coefficients>>;
export type GroupFigures = Readonly<z.infer<typeof groupFigures>>;
export type PairFigures = Readonly<z.infer<typeof pairFigures>>;
export type Standing = Readonly<z.infer<typeof standing>>;
export type Score = Readonly<z.infer<typeof score>>;
export type Swap = Readonly<z.infer<typeof swap>>;
export type Agreement = Readonly<z.infer<typeof agreementSchema>>;
