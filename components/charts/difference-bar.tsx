import { categoryFill } from "@/components/charts/category-classes";
import type { CategoryCode } from "@/lib/mast/taxonomy";
import type { Interval } from "@/lib/stats/interval";

/** A difference as a bar to either side of nought, its interval as a whisker. Drawn for the eye: the row says it in words. */
export function DifferenceBar({
  category,
  difference,
  interval,
  reach,
}: {
  readonly category: CategoryCode;
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** The largest difference that the axis holds, on either side. */
  readonly reach: number;
}) {
  const at = (value: number) => 50 + (50 * Math.max(-reach, Math.min(reach, value))) / reach;
  const span = (low: number, high: number) => ({ left: `${at(low)}%`, width: `${at(high) - at(low)}%` });
  return (
    <span aria-hidden="true" className="relative block h-5 w-full min-w-40 rounded-sm bg-sunken">
      {difference !== null && (
        <span
          className={`absolute inset-y-[4px] rounded-sm ${categoryFill[category]}`}
          style={span(Math.min(0, difference), Math.max(0, difference))}
        />
      )}
      {interval && (
        <span
          className="absolute top-1/2 h-[1.5px] -translate-y-1/2 bg-ink shadow-[0_0_0_1px_var(--surface)]"
          style={span(interval[0], interval[1])}
        />
      )}
      <span className="absolute inset-y-0 left-1/2 w-px bg-ink-faint" />
    </span>
  );
}
