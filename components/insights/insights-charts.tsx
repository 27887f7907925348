import { ChartHeading } from "@/components/charts/chart-heading";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { ModeBars } from "@/components/charts/mode-bars";
import { PositionStrip } from "@/components/charts/position-strip";
import { SystemBars, type SystemRow } from "@/components/charts/system-bars";
import { CategoryCards } from "@/components/insights/category-cards";
import type { InsightsLinks } from "@/components/insights/insights-links";
import { CategoryMark } from "@/components/mast/category-mark";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { type CategoryRow, comparable, type ModeRow } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import type { Measure } from "@/lib/insights/query-schema";
import type { PublishedSource } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Cards of the categories, bars of the modes, and the systems apart. */
export function InsightsCharts({
  categories,
  modes,
  systems,
  tenths,
  measure,
  published,
  version,
  links,
}: {
  readonly categories: readonly CategoryRow[];
  readonly modes: readonly ModeRow[];
  readonly systems: readonly SystemRow[];
  readonly tenths: readonly GroupFigures[];
  readonly measure: Measure;
  readonly published: PublishedSource;
  readonly version: TaxonomyVersion;
  readonly links: InsightsLinks;
}) {
  const references = comparable(measure).map((source) => ({
    name: source === "mast-data" ? "MAST-Data" : source,
    href: links.here({ published: source }),
    chosen: source === published,
  }));
  return (
    <div className="flex flex-col gap-8">
      <CategoryCards rows={categories} published={published} href={(row) => links.row(row)} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="modes" className="min-w-0">
          <ChartHeading id="modes" title={`Failure modes, ${measureNames[measure]}`} links={links.chart("modes")}>
            {references.length > 0 && (
              <span className="flex flex-wrap items-center gap-2 text-ink-soft text-xs">
                <span aria-hidden="true" className="h-4 w-0.5 bg-ink" />
                published
                <span className="hidden print:inline">by {sourceNames[published]}</span>
                <ChoiceLinks label="Published figures to compare with" choices={references} />
              </span>
            )}
          </ChartHeading>
          <ModeBars rows={modes} published={published} href={(row) => links.row(row)} />
        </section>
        <section aria-labelledby="systems" className="min-w-0">
          <ChartHeading id="systems" title={`By system, ${measureNames[measure]}`} links={links.chart("systems")} />
          <p className="mb-3 flex flex-wrap gap-x-3 text-ink-soft text-xs">
            {categories.map(({ code, category, name }) => (
              <span key={code} className="inline-flex items-center gap-1">
                <CategoryMark category={category} size={8} />
                {code} {name}
              </span>
            ))}
          </p>
          <SystemBars
            rows={systems}
            narrow={(system) => links.here({ system: [system] })}
            href={({ key }, row) => links.row(row, { by: "system", group: key ?? undefined })}
          />
          <div className="mt-8">
            <ChartHeading id="positions" title="Where in the run" links={links.chart("positions")} />
          </div>
          <PositionStrip
            tenths={tenths}
            version={version}
            href={(key, category) => links.labels({ by: "position", group: key, category })}
          />
        </section>
      </div>
    </div>
  );
}
