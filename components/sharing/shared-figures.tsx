import { CategoryMark } from "@/components/mast/category-mark";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import type { CategoryFigures, Insights, ModeFigures } from "@/lib/insights/insights-schema";
import { printed } from "@/lib/insights/percent";
import { categoryName, modeName } from "@/lib/mast/names";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import type { Interval } from "@/lib/stats/interval";

/** Both shares of every category and mode, with counts and intervals; nothing leads on from here. */
export function SharedTable({ insights, version }: { readonly insights: Insights; readonly version: TaxonomyVersion }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      tabIndex={0}
      aria-label="Figures"
      className="overflow-x-auto rounded-lg border border-line bg-surface print:overflow-visible print:border-0 print:text-[11px]"
    >
      <table className="w-full text-right [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5">
        <thead className="text-ink-soft text-xs [&_th]:whitespace-nowrap [&_th]:font-medium">
          <tr className="border-line border-b">
            <th scope="col" className="text-left">
              Category or mode
            </th>
            <th scope="col">Findings</th>
            <th scope="col">Share of findings</th>
            <th scope="col">Traces with it, of those judged</th>
            <th scope="col">Share of traces</th>
          </tr>
        </thead>
        <tbody>
          {insights.categories.map((figures) => (
            <Row key={figures.category} figures={figures} strong>
              <CategoryMark category={figures.category} />
              {figures.category} {categoryName(version, figures.category)}
            </Row>
          ))}
          {insights.modes.map((figures) => (
            <Row key={figures.mode} figures={figures}>
              <ModeTag mode={figures.mode} />
              {modeName(version, figures.mode)}
            </Row>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  figures,
  strong = false,
  children,
}: {
  readonly figures: CategoryFigures | ModeFigures;
  readonly strong?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <tr className={classNames("border-line border-b last:border-b-0", strong && "bg-sunken font-semibold")}>
      <th scope="row" className={classNames("min-w-64 text-left", !strong && "font-normal")}>
        <span className="inline-flex items-center gap-2">{children}</span>
      </th>
      <td>{figures.findings.toLocaleString("en")}</td>
      <td className="whitespace-nowrap">{share(figures.shareOfFindings, figures.shareOfFindingsInterval)}</td>
      <td className="whitespace-nowrap">
        {figures.traces.toLocaleString("en")} of {figures.judged.toLocaleString("en")}
      </td>
      <td className="whitespace-nowrap">{share(figures.shareOfTraces, figures.shareOfTracesInterval)}</td>
    </tr>
  );
}

/** "41.8 % (37.9–45.7)": the share and its 95 % interval. */
function share(value: number | null, interval: Interval | null): string {
  if (value === null) return "–";
  return `${printed(value)} %${interval === null ? "" : ` (${printed(interval[0])}–${printed(interval[1])})`}`;
}
