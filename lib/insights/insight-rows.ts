/** A breakdown as rows of what a reader sees in the measure they chose: one source for chart, table and CSV. */
import type { Breakdown, Figures } from "@/lib/insights/insights-schema";
import type { Measure } from "@/lib/insights/query-schema";
import { categoryName, modeName } from "@/lib/mast/names";
import { mastDataTraceShares, type PublishedSource, publishedFindings, publishedSources } from "@/lib/mast/published";
import { type CategoryCode, categoryOf, type ModeCode, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import type { Interval } from "@/lib/stats/interval";

export type PublishedShares = Readonly<Record<PublishedSource, number | null>>;

interface Row {
  readonly name: string;
  readonly category: CategoryCode;
  readonly measure: Measure;
  readonly numerator: number;
  readonly denominator: number;
  /** A share from 0 to 1; of the measure `steps` a number of findings per 1,000 steps. */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Shares from 0 to 1 in the same measure; null where none was published. */
  readonly published: PublishedShares;
}

export type CategoryRow = Row & { readonly level: "category"; readonly code: CategoryCode };
export type ModeRow = Row & { readonly level: "mode"; readonly code: ModeCode };
export type InsightRow = CategoryRow | ModeRow;

export function categoryRows(breakdown: Breakdown, measure: Measure, version: TaxonomyVersion): CategoryRow[] {
  return breakdown.categories.map(({ category, ...figures }) => ({
    level: "category",
    code: category,
    category,
    name: categoryName(version, category),
    measure,
    ...measured(figures, measure, breakdown),
    published: published((source) =>
      // Nobody published unions, and a sum of modes would be wrong.
      measure === "findings" ? publishedFindings[source].categories[category] : null,
    ),
  }));
}

export function modeRows(breakdown: Breakdown, measure: Measure, version: TaxonomyVersion): ModeRow[] {
  return breakdown.modes.map(({ mode, ...figures }) => ({
    level: "mode",
    code: mode,
    category: categoryOf(mode),
    name: modeName(version, mode),
    measure,
    ...measured(figures, measure, breakdown),
    published: published((source) => {
      if (measure === "findings") return publishedFindings[source].modes[mode];
      return measure === "traces" && source === "mast-data" ? mastDataTraceShares[mode] : null;
    }),
  }));
}

/** What can stand beside a chart: the paper counts findings only, the data set traces too, and nobody labels or steps. */
export function comparable(measure: Measure): readonly PublishedSource[] {
  if (measure === "findings") return publishedSources;
  return measure === "traces" ? ["mast-data"] : [];
}

function measured(figures: Figures, measure: Measure, { findings, steps, labels = 0 }: Breakdown) {
  if (measure === "findings") {
    const { findings: numerator, shareOfFindings: share, shareOfFindingsInterval: interval } = figures;
    return { numerator, denominator: findings, share, interval };
  }
  if (measure === "traces") {
    const { traces: numerator, judged: denominator, shareOfTraces: share, shareOfTracesInterval: interval } = figures;
    return { numerator, denominator, share, interval };
  }
  if (measure === "labels") {
    const { labels: numerator = 0, shareOfLabels: share = null, shareOfLabelsInterval: interval = null } = figures;
    return { numerator, denominator: labels, share, interval };
  }
  const { findings: numerator, perThousandSteps: share, perThousandStepsInterval: interval } = figures;
  return { numerator, denominator: steps, share, interval };
}

/** Per cent as printed → share from 0 to 1, without the dust of division. */
function published(percentOf: (source: PublishedSource) => number | null): PublishedShares {
  const share = (source: PublishedSource) => {
    const percent = percentOf(source);
    return percent === null ? null : Number((percent / 100).toFixed(6));
  };
  return { v1: share("v1"), v2: share("v2"), v3: share("v3"), "mast-data": share("mast-data") };
}
