import { z } from "zod";
import { rulers } from "@/lib/agreement/continuum";
import { coefficients } from "@/lib/agreement/measures";
import { idSchema } from "@/lib/core/ids";
import { commaList, last, names } from "@/lib/core/query-parameters";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { type Source, sources } from "@/lib/reviews/sources";

/** The settled reviews as one annotator: who speaks for them changes from trace to trace. */
export const adjudicated = "adjudicated";

/** A share from 0 to 1 in digits; what else `Number` reads (nothing, spaces, hexadecimal) is refused. */
const share = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?|\.\d+)$/, "A share from 0 to 1.")
  .transform(Number);

export const agreementQuerySchema = z.object({
  /** Absent: people. */
  sources: commaList
    .pipe(z.array(z.enum(sources)))
    .transform((chosen) => (chosen.length === 0 ? undefined : sources.filter((source) => chosen.includes(source)))),
  /** Named annotators, whoever they are: then `sources` says nothing more. */
  annotators: commaList.pipe(z.array(idSchema("ann")).max(100)),
  /** Against whom each is scored: an annotator, compared with the others or not, or the adjudicated reviews. */
  reference: last.pipe(z.union([z.literal(adjudicated), idSchema("ann")]).optional()),
  system: names,
  model: names,
  benchmark: names,
  /** Traces of one round alone, those of its training left out. */
  round: last.pipe(idSchema("rnd").optional()),
  /** What segments are measured in. */
  ruler: last.pipe(z.enum(rulers).default("text")),
  /** What two marks must share of what both cover to be the same. */
  overlap: last.pipe(share.optional()).transform((least) => least ?? 0.5),
});

export type AgreementQuery = Readonly<z.infer<typeof agreementQuerySchema>>;

export const agreementViews = ["modes", "annotators", "reference", "places"] as const;

/** The same with what the page draws of it. */
export const agreementPageSchema = agreementQuerySchema.extend({
  view: last.pipe(z.enum(agreementViews).default("modes")),
  /** The coefficient that the charts and the matrix show. */
  coefficient: last.pipe(z.enum(coefficients).default("cohen")),
});

export type AgreementPageQuery = Readonly<z.infer<typeof agreementPageSchema>>;

/** What the list of disagreements asks for besides: all of them, or those of a mode or category. */
export const disagreementQuerySchema = agreementQuerySchema.extend({
  mode: last.pipe(z.enum(modeCodes).optional()),
  category: last.pipe(z.enum(categoryCodes).optional()),
  cursor: last.pipe(z.string().max(500).optional()),
});

export type DisagreementQuery = Readonly<z.infer<typeof disagreementQuerySchema>>;

/** The sources that a query means: everyone's where annotators are named, for those are then the whole choice; else what it says; else people. */
export function comparedSources(query: Pick<AgreementQuery, "sources" | "annotators">): readonly Source[] {
  return query.annotators.length > 0 ? sources : (query.sources ?? ["people"]);
}
