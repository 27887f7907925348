import Link from "next/link";
import { categoryInk } from "@/components/charts/category-classes";
import { ShareBar } from "@/components/charts/share-bar";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import { axisFor, rateAxis } from "@/lib/insights/axis";
import { countText, figureText, rangeText } from "@/lib/insights/figure-text";
import type { CategoryRow } from "@/lib/insights/insight-rows";
import { printed } from "@/lib/insights/percent";
import type { PublishedSource } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";

/** The three figures that a reader came for. */
export function CategoryCards({
  rows,
  published,
  href,
}: {
  readonly rows: readonly CategoryRow[];
  readonly published: PublishedSource;
  /** Where a figure leads; absent where nothing leads on. */
  readonly href?: (row: CategoryRow) => string;
}) {
  const reaches = rows.map(({ share, interval }) => interval?.[1] ?? share ?? 0);
  return (
    <ul className="grid gap-4 md:grid-cols-3 print:grid-cols-3">
      {rows.map((row) => (
        <li
          key={row.code}
          className={classNames(
            "relative rounded-lg border border-line bg-surface px-4 py-3",
            href && row.numerator > 0 && "hover:border-line-strong",
          )}
        >
          <CategoryCard
            row={row}
            reaches={reaches}
            published={published}
            href={href && row.numerator > 0 ? href(row) : null}
          />
        </li>
      ))}
    </ul>
  );
}

function CategoryCard({
  row,
  reaches,
  published,
  href,
}: {
  readonly row: CategoryRow;
  /** How far the bars of all three go, for a measure that has no whole. */
  readonly reaches: readonly number[];
  readonly published: PublishedSource;
  readonly href: string | null;
}) {
  const reference = row.published[published];
  const name = `${row.code} ${row.name}`;
  return (
    <>
      <h2 className={classNames("flex items-center gap-1.5 font-semibold", categoryInk[row.category])}>
        <CategoryMark category={row.category} />
        {href === null ? (
          name
        ) : (
          <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:rounded-lg">
            {name}
          </Link>
        )}
      </h2>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2.5">
        <span className="whitespace-nowrap">
          <span className="font-semibold text-3xl">{figureText(row).replace(" %", "")}</span>
          {row.measure !== "steps" && row.share !== null && <span className="text-lg"> %</span>}
        </span>
        <span className="text-ink-soft">
          {rangeText(row)} · {countText(row)}
        </span>
      </p>
      <div className="mt-3">
        <ShareBar
          axis={row.measure === "steps" ? rateAxis(reaches) : axisFor([1])}
          category={row.category}
          share={row.share}
          interval={row.interval}
          published={reference}
          thin
        />
      </div>
      {reference !== null && (
        <p className="mt-1 text-ink-faint text-xs">
          {sourceNames[published]}: {printed(reference)} %
        </p>
      )}
    </>
  );
}
