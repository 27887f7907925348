import { ShareBar } from "@/components/charts/share-bar";
import { CategoryMark } from "@/components/mast/category-mark";
import { axisFor, rateAxis } from "@/lib/insights/axis";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { figureText, rangeText } from "@/lib/insights/figure-text";
import { categoryRows } from "@/lib/insights/insight-rows";
import type { Measure } from "@/lib/insights/query-schema";
import { fewTraces } from "@/lib/insights/small-numbers";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** As many as leave the page one page. */
const most = 8;

/** The largest systems, a line each, with the three categories. */
export function ReportSystems({
  groups,
  measure,
  version,
}: {
  readonly groups: readonly GroupFigures[];
  readonly measure: Measure;
  readonly version: TaxonomyVersion;
}) {
  const shown = groups
    .slice(0, most)
    .map((group) => ({ group, rows: categoryRows(group.breakdown, measure, version) }));
  const left = groups.length - shown.length;
  const axis = (measure === "steps" ? rateAxis : axisFor)(
    shown.flatMap(({ rows }) => rows.map(({ share, interval }) => Math.max(share ?? 0, interval?.[1] ?? 0))),
  );
  const few = shown.some(({ group }) => group.small);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section tabIndex={0} aria-label="Systems" className="overflow-x-auto print:overflow-visible">
        <table className="w-full whitespace-nowrap text-right [&_td]:pl-4 [&_th]:pl-4 [&_th]:font-normal [&_th]:first:pl-0">
          <thead className="text-ink-soft text-xs print:text-[10px]">
            <tr>
              <th scope="col" className="text-left">
                System
              </th>
              <th scope="col">Traces</th>
              <th scope="col">Findings</th>
              {shown[0]?.rows.map((row) => (
                <th key={row.code} scope="col" className="text-left">
                  <span className="inline-flex items-center gap-1">
                    <CategoryMark category={row.category} size={8} />
                    {row.code} {row.name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ group, rows }) => (
              <tr key={group.key ?? ""} className="border-line border-t">
                <th scope="row" className="max-w-40 truncate text-left" title={group.name}>
                  {group.name}
                  {group.small && " *"}
                </th>
                <td>{group.breakdown.reviewed.toLocaleString("en")}</td>
                <td>{group.breakdown.findings.toLocaleString("en")}</td>
                {rows.map((row) => (
                  <td key={row.code} className="text-left">
                    {figureText(row)} {row.interval && <span className="text-ink-soft">({rangeText(row)})</span>}
                    <span className="block max-w-40 print:-my-1">
                      <ShareBar
                        axis={axis}
                        category={row.category}
                        share={row.share}
                        interval={row.interval}
                        published={null}
                        thin
                      />
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(few || left > 0) && (
        <p className="text-ink-soft">
          {few && `* Fewer than ${fewTraces} reviewed traces. `}
          {left > 0 && `${left} more ${left === 1 ? "system is" : "systems are"} not shown: the Breakdown has them.`}
        </p>
      )}
    </>
  );
}
