import { ModeBars } from "@/components/charts/mode-bars";
import { CategoryCards } from "@/components/insights/category-cards";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import type { Insights } from "@/lib/insights/insights-schema";
import { measureNames } from "@/lib/insights/measure-names";
import type { Measure } from "@/lib/insights/query-schema";
import type { PublishedSource } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** The charts of the overview; nothing leads on from here. */
export function SharedCharts({
  insights,
  measure,
  published,
  version,
}: {
  readonly insights: Insights;
  readonly measure: Measure;
  readonly published: PublishedSource;
  readonly version: TaxonomyVersion;
}) {
  const modes = modeRows(insights, measure, version);
  return (
    <div className="mt-4 max-w-5xl">
      <CategoryCards rows={categoryRows(insights, measure, version)} published={published} />
      <div className="mt-8 mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-base">Failure modes, {measureNames[measure]}</h2>
        {modes.some((row) => row.published[published] !== null) && (
          <span className="flex items-center gap-2 text-ink-soft text-xs">
            <span aria-hidden="true" className="h-4 w-0.5 bg-ink" />
            {sourceNames[published]}
          </span>
        )}
      </div>
      <ModeBars rows={modes} published={published} />
    </div>
  );
}
