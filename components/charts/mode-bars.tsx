import { ModeBarRow } from "@/components/charts/mode-bar-row";
import { type Axis, along, axisFor, rateAxis } from "@/lib/insights/axis";
import type { ModeRow } from "@/lib/insights/insight-rows";
import type { PublishedSource } from "@/lib/mast/published";

/** The fourteen modes, grouped by category, on one axis. */
export function ModeBars({
  rows,
  published,
  href,
}: {
  readonly rows: readonly ModeRow[];
  readonly published: PublishedSource;
  /** Where a row leads; absent where nothing leads on. */
  readonly href?: (row: ModeRow) => string;
}) {
  const rates = rows[0]?.measure === "steps";
  const axis = (rates ? rateAxis : axisFor)(
    rows.flatMap((row) => [row.share ?? 0, row.interval?.[1] ?? 0, row.published[published] ?? 0]),
  );
  return (
    <div>
      <ul>
        {rows.map((row, place) => (
          <li key={row.code} className={place > 0 && rows[place - 1]?.category !== row.category ? "sm:pt-2" : ""}>
            <ModeBarRow
              row={row}
              axis={axis}
              published={published}
              href={href && row.numerator > 0 ? href(row) : null}
            />
          </li>
        ))}
      </ul>
      <AxisLabels axis={axis} unit={rates ? "" : " %"} />
    </div>
  );
}

function AxisLabels({ axis, unit }: { readonly axis: Axis; readonly unit: string }) {
  return (
    <div aria-hidden="true" className="sm:pl-72">
      <div className="relative mr-26 h-5 text-ink-faint text-xs">
        {axis.ticks.map((tick) => (
          <span
            key={tick}
            className="-translate-x-1/2 absolute top-1 whitespace-nowrap"
            style={{ left: along(axis, tick) }}
          >
            {unit === "" ? tick : Math.round(tick * 1000) / 10}
            {unit}
          </span>
        ))}
      </div>
    </div>
  );
}
