/** What a reader of the numbers chose: the one schema of the addresses of the endpoint, the dashboard and its CSV. */
import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { commaList, last, names } from "@/lib/core/query-parameters";
import { dimensionSchema, traceDimensionSchema } from "@/lib/insights/dimensions";
import { focuses } from "@/lib/insights/focus";
import { publishedSources } from "@/lib/mast/published";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { consensusRules } from "@/lib/reviews/consensus";
import { type Source, sources } from "@/lib/reviews/sources";

export { type Source, sources };

/** What a figure is: share of findings, share of traces, labels and their share, findings per 1,000 steps. */
export const measures = ["findings", "traces", "labels", "steps"] as const;
export type Measure = (typeof measures)[number];

export const views = ["chart", "table"] as const;

export const insightsQuerySchema = z.object({
  /** Absent: people. */
  sources: commaList
    .pipe(z.array(z.enum(sources)))
    .transform((chosen) => (chosen.length === 0 ? undefined : sources.filter((source) => chosen.includes(source)))),
  /** Named annotators, whoever they are: then `sources` says nothing more. */
  annotators: commaList.pipe(z.array(idSchema("ann")).max(100)),
  /** Absent: what was settled stands above votes; where nothing was, a majority decides. */
  consensus: last.pipe(z.enum(consensusRules).optional()).meta({
    description: "Absent: `adjudicated` where any of the chosen reviews settles a trace, else `majority`",
  }),
  system: names,
  model: names,
  benchmark: names,
});

export type InsightsQuery = Readonly<z.infer<typeof insightsQuerySchema>>;

const measure = last.pipe(z.enum(measures).default("findings"));
const focus = last.pipe(z.enum(focuses).default("all"));

/** With which findings are counted, and whether labels are: what the endpoints of figures take. */
export const figuresQuerySchema = insightsQuerySchema.extend({ measure, focus });
export type FiguresQuery = Readonly<z.infer<typeof figuresQuerySchema>>;

/** With what they are parted by. */
export const breakdownQuerySchema = figuresQuerySchema.extend({
  by: last.pipe(dimensionSchema.default("system")),
});

/** What a run's failure is read from: reviewers' answers, or what the source reported. */
export const outcomeBases = ["achieved", "outcome"] as const;
const basis = last.pipe(z.enum(outcomeBases).default("achieved"));

export const fatalityQuerySchema = insightsQuerySchema.extend({ focus, basis });
export type FatalityQuery = Readonly<z.infer<typeof fatalityQuerySchema>>;

/** What a cell of the matrix of modes by modes shows. */
export const pairFigures = ["both", "share", "lift", "phi"] as const;
export type PairFigure = (typeof pairFigures)[number];

export const togetherPageSchema = insightsQuerySchema.extend({
  cell: last.pipe(z.enum(pairFigures).default("share")),
});
export type TogetherPageQuery = Readonly<z.infer<typeof togetherPageSchema>>;

/** Published figures to set beside, or to compare with. */
const published = last.pipe(z.enum(publishedSources).optional());

/** Groups set side by side; the first is what the others are compared with. None: the two with the most findings. */
export const comparisonQuerySchema = insightsQuerySchema.extend({
  by: last.pipe(traceDimensionSchema.default("system")),
  group: names,
  /** Instead of groups: everything that is counted, beside what was published. */
  against: published,
  measure: last.pipe(z.enum(["findings", "traces"]).default("findings")),
  focus,
});
export type ComparisonQuery = Readonly<z.infer<typeof comparisonQuerySchema>>;

/** Labels behind a figure. */
export const labelsQuerySchema = insightsQuerySchema.extend({
  focus,
  by: last.pipe(dimensionSchema.optional()),
  /** The group of `by`; absent with `by`: what names none. */
  group: last,
  mode: last.pipe(z.enum(modeCodes).optional()),
  category: last.pipe(z.enum(categoryCodes).optional()),
  /** Only traces in which this mode was found too. */
  with: last.pipe(z.enum(modeCodes).optional()),
  /** The labels that support a finding, or all that are counted. */
  behind: last.pipe(z.enum(["findings", "labels"]).default("findings")),
  cursor: last,
});
export type LabelsQuery = Readonly<z.infer<typeof labelsQuerySchema>>;

/** The state of the overview: figures, and what the page and its CSV draw of them. */
export const insightsPageSchema = figuresQuerySchema.extend({
  /** Absent: those of the project's version. */
  published,
  view: last.pipe(z.enum(views).default("chart")),
});

export type InsightsPageQuery = Readonly<z.infer<typeof insightsPageSchema>>;

/** The state of the breakdown. */
export const breakdownPageSchema = insightsPageSchema.extend(breakdownQuerySchema.pick({ by: true }).shape);
export type BreakdownPageQuery = Readonly<z.infer<typeof breakdownPageSchema>>;

/** The sources that a query means: everyone's where annotators are named, for those are then the whole choice; else what it says; else people. */
export function sourcesOf(query: Pick<InsightsQuery, "sources" | "annotators">): readonly Source[] {
  return query.annotators.length > 0 ? sources : (query.sources ?? ["people"]);
}

export interface OpeningSources {
  readonly sources: readonly Source[];
  /** Whether they stand in for people, of whom there is no review yet: the page's first line says so. */
  readonly instead: boolean;
}

/** The sources a page opens with: where the reader chose none and the project has no people's reviews yet, what there is. */
export function openingSources(
  query: Pick<InsightsQuery, "sources" | "annotators">,
  withReviews: readonly Source[],
): OpeningSources {
  const open = query.sources === undefined && query.annotators.length === 0;
  const instead = open && withReviews.length > 0 && !withReviews.includes("people");
  return { sources: instead ? sources.filter((source) => withReviews.includes(source)) : sourcesOf(query), instead };
}
