import { ChoiceLinks } from "@/components/charts/choice-links";
import { ModeBars } from "@/components/charts/mode-bars";
import { SystemBars, type SystemRow } from "@/components/charts/system-bars";
import { CategoryCards } from "@/components/insights/category-cards";
import type { InsightsLinks } from "@/components/insights/insights-links";
import { CategoryMark } from "@/components/mast/category-mark";
import { type CategoryRow, comparable, type ModeRow } from "@/lib/insights/insight-rows";
import type { Measure } from "@/lib/insights/query-schema";
import type { PublishedSource } from "@/lib/mast/published";

/** Cards of the categories, bars of the modes, and the systems apart. */
export function InsightsCharts({
  categories,
  modes,
  systems,
  measure,
  published,
  links,
}: {
  readonly categories: readonly CategoryRow[];
  readonly modes: readonly ModeRow[];
  readonly systems: readonly SystemRow[];
  readonly measure: Measure;
  readonly published: PublishedSource;
  readonly links: InsightsLinks;
}) {
  const references = comparable(measure).map((source) => ({
    name: source === "mast-data" ? "MAST-Data" : source,
    href: links.here({ published: source }),
    chosen: source === published,
  }));
  return (
    <div className="flex flex-col gap-8">
      <CategoryCards rows={categories} published={published} href={links.row} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="modes" className="min-w-0">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h2 id="modes" className="font-semibold text-base">
              Failure modes, share of {measure}
            </h2>
            <span className="flex flex-wrap items-center gap-2 text-ink-soft text-xs">
              <span aria-hidden="true" className="h-4 w-0.5 bg-ink" />
              published
              <ChoiceLinks label="Published figures to compare with" choices={references} />
            </span>
          </div>
          <ModeBars rows={modes} published={published} href={links.row} />
        </section>
        <section aria-labelledby="systems" className="min-w-0">
          <h2 id="systems" className="mb-1 font-semibold text-base">
            By system, share of {measure}
          </h2>
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
            href={({ system }, row) => links.system(system, row.code)}
          />
        </section>
      </div>
    </div>
  );
}
