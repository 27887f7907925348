import { ShareBar } from "@/components/charts/share-bar";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import { axisFor, rateAxis } from "@/lib/insights/axis";
import { figureText, rangeText } from "@/lib/insights/figure-text";
import type { ModeRow } from "@/lib/insights/insight-rows";
import type { ModeFigures } from "@/lib/insights/insights-schema";
import { percent, printed } from "@/lib/insights/percent";
import type { PublishedSource } from "@/lib/mast/published";
import { shortSourceNames } from "@/lib/mast/source-names";

/** The fourteen modes, a line each: bar, share, interval, count, and what was published. */
export function ReportModes({
  rows,
  figures,
  published,
}: {
  readonly rows: readonly ModeRow[];
  readonly figures: readonly ModeFigures[];
  readonly published: PublishedSource;
}) {
  const measure = rows[0]?.measure;
  const known = rows.some((row) => row.published[published] !== null);
  const axis = (measure === "steps" ? rateAxis : axisFor)(
    rows.flatMap((row) => [row.share ?? 0, row.interval?.[1] ?? 0, row.published[published] ?? 0]),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section tabIndex={0} aria-label="Failure modes" className="overflow-x-auto print:overflow-visible">
      <table className="w-full whitespace-nowrap text-right [&_td]:pl-4 [&_th]:font-normal">
        <thead className="text-ink-soft text-xs print:text-[10px]">
          <tr>
            <th scope="col" className="text-left">
              Mode
            </th>
            <td className="w-1/3 min-w-32" />
            <th scope="col">{measure === "steps" ? "Rate" : "Share"}</th>
            <th scope="col">95 % interval</th>
            <th scope="col">Count</th>
            {known && <th scope="col">{shortSourceNames[published]}</th>}
            {measure !== "traces" && <th scope="col">Of traces</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr
              key={row.code}
              className={classNames(place > 0 && rows[place - 1]?.category !== row.category && "border-line border-t")}
            >
              <th scope="row" className="text-left">
                <span className="inline-flex items-center gap-1.5">
                  <CategoryMark category={row.category} size={8} />
                  {row.code} {row.name}
                </span>
              </th>
              <td>
                <ShareBar
                  axis={axis}
                  category={row.category}
                  share={row.share}
                  interval={row.interval}
                  published={row.published[published]}
                />
              </td>
              <td>{figureText(row)}</td>
              <td>{row.interval === null ? "–" : rangeText(row)}</td>
              <td>
                {row.numerator.toLocaleString("en")} of {row.denominator.toLocaleString("en")}
              </td>
              {known && <td>{reference(row.published[published])}</td>}
              {measure !== "traces" && <td>{ofTraces(figures[place])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function reference(share: number | null): string {
  return share === null ? "–" : `${printed(share)} %`;
}

function ofTraces(figures: ModeFigures | undefined): string {
  const share = figures?.shareOfTraces ?? null;
  return share === null ? "–" : `${percent(share)} %`;
}
