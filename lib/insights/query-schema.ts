/** What a reader of the numbers chose: the one schema of the addresses of the endpoint, the dashboard and its CSV. */
import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { commaList, last, names } from "@/lib/core/query-parameters";
import { publishedSources } from "@/lib/mast/published";
import { consensusRules } from "@/lib/reviews/consensus";
import { type Source, sources } from "@/lib/reviews/sources";

export { type Source, sources };

export const measures = ["findings", "traces"] as const;
export type Measure = (typeof measures)[number];

export const views = ["chart", "table"] as const;

export const insightsQuerySchema = z.object({
  /** Absent: people. */
  sources: commaList
    .pipe(z.array(z.enum(sources)))
    .transform((chosen) => (chosen.length === 0 ? undefined : sources.filter((source) => chosen.includes(source)))),
  /** Named annotators, whoever they are: then `sources` says nothing more. */
  annotators: commaList.pipe(z.array(idSchema("ann")).max(100)),
  consensus: last.pipe(z.enum(consensusRules).default("majority")),
  system: names,
  model: names,
  benchmark: names,
});

export type InsightsQuery = Readonly<z.infer<typeof insightsQuerySchema>>;

/** The same with what the page and its CSV draw of it. */
export const insightsPageSchema = insightsQuerySchema.extend({
  measure: last.pipe(z.enum(measures).default("findings")),
  /** Published figures to set beside; absent: those of the project's version. */
  published: last.pipe(z.enum(publishedSources).optional()),
  view: last.pipe(z.enum(views).default("chart")),
});

export type InsightsPageQuery = Readonly<z.infer<typeof insightsPageSchema>>;

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
