import Link from "next/link";
import { categoryFill } from "@/components/charts/category-classes";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/count-of";
import { countText, figureText } from "@/lib/insights/figure-text";
import { restKey } from "@/lib/insights/groups";
import type { CategoryRow } from "@/lib/insights/insight-rows";

export interface SystemRow {
  /** Null for the traces that name none. */
  readonly key: string | null;
  readonly name: string;
  /** Too few traces to lean on. */
  readonly small: boolean;
  readonly breakdown: { readonly findings: number; readonly reviewed: number };
  readonly categories: readonly CategoryRow[];
}

/** How each system's figures fall on the categories: parts of a whole where they are such, else side by side. */
export function SystemBars({
  rows,
  narrow,
  href,
}: {
  readonly rows: readonly SystemRow[];
  /** The same figures of one system alone. */
  readonly narrow: (system: string) => string;
  readonly href: (row: SystemRow, category: CategoryRow) => string;
}) {
  const most = Math.max(...rows.flatMap(({ categories }) => categories.map(({ share }) => share ?? 0)));
  return (
    <ul className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.key ?? ""}>
          <span className="mb-0.5 flex justify-between gap-3">
            {row.key === null || row.key === restKey ? (
              <span className="text-ink-soft">{row.name}</span>
            ) : (
              <Link
                href={narrow(row.key)}
                prefetch={false}
                scroll={false}
                title={row.name}
                className="truncate underline-offset-2 hover:underline"
              >
                {row.name}
              </Link>
            )}
            <span className="whitespace-nowrap text-ink-faint text-xs">
              {row.categories[0]?.measure === "traces"
                ? countOf(row.breakdown.reviewed, "trace")
                : countOf(row.breakdown.findings, "finding")}
              {row.small && " · few traces"}
            </span>
          </span>
          <SystemBar row={row} most={most} href={(category) => href(row, category)} />
        </li>
      ))}
    </ul>
  );
}

function SystemBar({
  row,
  most,
  href,
}: {
  readonly row: SystemRow;
  /** The longest bar of a measure that has no whole. */
  readonly most: number;
  readonly href: (category: CategoryRow) => string;
}) {
  const measure = row.categories[0]?.measure;
  const stacked = measure === "findings" || measure === "labels";
  return (
    <ul className={classNames("flex gap-0.5", !stacked && "flex-col rounded-sm bg-sunken")}>
      {row.categories.map((category) => {
        const share = (category.share ?? 0) / (measure === "steps" ? most : 1);
        const width = `${share * 100}%`;
        if (share === 0) return null;
        return (
          <li key={category.code} className="min-w-1" style={stacked ? { flexBasis: width } : { width }}>
            <SystemPart row={category} share={share} name={row.name} href={href(category)} />
          </li>
        );
      })}
    </ul>
  );
}

function SystemPart({
  row,
  share,
  name,
  href,
}: {
  readonly row: CategoryRow;
  /** Of the whole width. */
  readonly share: number;
  readonly name: string;
  readonly href: string;
}) {
  const look = classNames(
    "flex h-5 items-center gap-1 overflow-hidden rounded-sm text-paper text-xs",
    share > 0.04 && "px-1.5",
    categoryFill[row.category],
  );
  const words = `${name}, ${row.code} ${row.name}: ${figureText(row)}, ${countText(row)}`;
  return (
    <Link href={href} prefetch={false} title={words} className={look}>
      {share > 0.04 && (
        <span
          aria-hidden="true"
          className="flex items-center gap-1 print:rounded-sm print:bg-paper print:px-1 print:text-ink"
        >
          <CategoryMark category={row.category} size={8} ink="text" />
          {share > 0.1 && (row.measure === "steps" ? figureText(row) : Math.round((row.share ?? 0) * 100))}
        </span>
      )}
      <span className="sr-only">{words}</span>
    </Link>
  );
}
