import Link from "next/link";
import { categoryFill } from "@/components/charts/category-classes";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/count-of";
import type { CategoryRow } from "@/lib/insights/insight-rows";
import { percent } from "@/lib/insights/percent";

export interface SystemRow {
  /** Null for the traces that name none. */
  readonly system: string | null;
  readonly findings: number;
  readonly reviewed: number;
  readonly categories: readonly CategoryRow[];
}

/** How each system's shares fall on the categories: parts of a whole for findings, side by side for traces. */
export function SystemBars({
  rows,
  narrow,
  href,
}: {
  readonly rows: readonly SystemRow[];
  /** The same figures of one system alone. */
  readonly narrow: (system: string) => string;
  readonly href: (row: SystemRow, category: CategoryRow) => string | null;
}) {
  return (
    <ul className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.system ?? ""}>
          <span className="mb-0.5 flex justify-between gap-3">
            {row.system === null ? (
              <span className="text-ink-soft">system not said</span>
            ) : (
              <Link
                href={narrow(row.system)}
                prefetch={false}
                scroll={false}
                title={row.system}
                className="truncate underline-offset-2 hover:underline"
              >
                {row.system}
              </Link>
            )}
            <span className="whitespace-nowrap text-ink-faint text-xs">
              {row.categories[0]?.measure === "traces"
                ? countOf(row.reviewed, "trace")
                : countOf(row.findings, "finding")}
            </span>
          </span>
          <SystemBar row={row} href={(category) => href(row, category)} />
        </li>
      ))}
    </ul>
  );
}

function SystemBar({
  row,
  href,
}: {
  readonly row: SystemRow;
  readonly href: (category: CategoryRow) => string | null;
}) {
  const stacked = row.categories[0]?.measure === "findings";
  return (
    <ul className={classNames("flex gap-0.5", !stacked && "flex-col rounded-sm bg-sunken")}>
      {row.categories.map((category) => {
        const share = category.share ?? 0;
        const part = <SystemPart row={category} system={row.system} href={share > 0 ? href(category) : null} />;
        const width = `${share * 100}%`;
        if (share === 0) return null;
        return (
          <li key={category.code} className="min-w-1" style={stacked ? { flexBasis: width } : { width }}>
            {part}
          </li>
        );
      })}
    </ul>
  );
}

function SystemPart({
  row,
  system,
  href,
}: {
  readonly row: CategoryRow;
  readonly system: string | null;
  readonly href: string | null;
}) {
  const share = row.share ?? 0;
  const look = classNames(
    "flex h-5 items-center gap-1 overflow-hidden rounded-sm text-paper text-xs",
    share > 0.04 && "px-1.5",
    categoryFill[row.category],
  );
  const words = `${system ?? "Not said"}, ${row.code} ${row.name}: ${percent(share)} %, ${row.numerator} of ${row.denominator} ${row.measure}`;
  const inside = (
    <>
      {share > 0.04 && <CategoryMark category={row.category} size={8} ink="text" />}
      {share > 0.1 && <span aria-hidden="true">{Math.round(share * 100)}</span>}
      <span className="sr-only">{words}</span>
    </>
  );
  if (href === null) return <span className={look}>{inside}</span>;
  return (
    <Link href={href} prefetch={false} title={words} className={look}>
      {inside}
    </Link>
  );
}
