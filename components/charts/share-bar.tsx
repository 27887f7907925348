import { categoryFill } from "@/components/charts/category-classes";
import { classNames } from "@/components/ui/class-names";
import { type Axis, along } from "@/lib/insights/axis";
import type { CategoryCode } from "@/lib/mast/taxonomy";
import type { Interval } from "@/lib/stats/interval";

/** A light edge around marks that lie on a bar, so that they are seen on any colour. */
const halo = "shadow-[0_0_0_1px_var(--surface)]";

/** A share as a bar, its interval as a whisker, a published share as a tick. Drawn for the eye: the row says it in words. */
export function ShareBar({
  axis,
  category,
  share,
  interval,
  published,
  thin = false,
}: {
  readonly axis: Axis;
  readonly category: CategoryCode;
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly published: number | null;
  readonly thin?: boolean;
}) {
  const width = interval ? `calc(${along(axis, interval[1])} - ${along(axis, interval[0])})` : "0";
  return (
    <div aria-hidden="true" className={classNames("relative w-full", thin ? "h-4" : "h-5 print:h-4")}>
      {thin && <div className="absolute inset-x-0 inset-y-[5px] rounded-sm bg-sunken" />}
      {share !== null && (
        <div
          className={classNames(
            "absolute left-0 rounded-sm",
            categoryFill[category],
            thin ? "inset-y-[5px]" : "inset-y-[3px]",
          )}
          style={{ width: along(axis, share) }}
        />
      )}
      {interval && (
        <div
          className={classNames("absolute top-1/2 h-[1.5px] -translate-y-1/2 bg-ink", halo)}
          style={{ left: along(axis, interval[0]), width }}
        />
      )}
      {published !== null && (
        <div
          className={classNames("absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink", halo)}
          style={{ left: along(axis, published) }}
        />
      )}
    </div>
  );
}
