import Link from "next/link";
import { axisFor } from "@/components/charts/axis";
import { categoryInk } from "@/components/charts/category-classes";
import { ShareBar } from "@/components/charts/share-bar";
import { CategoryMark } from "@/components/mast/category-mark";
import { classNames } from "@/components/ui/class-names";
import type { CategoryRow } from "@/lib/insights/insight-rows";
import { intervalText, percent, printed } from "@/lib/insights/percent";
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
  readonly href: (row: CategoryRow) => string;
}) {
  return (
    <ul className="grid gap-4 md:grid-cols-3">
      {rows.map((row) => (
        <li
          key={row.code}
          className={classNames(
            "relative rounded-lg border border-line bg-surface px-4 py-3",
            row.numerator > 0 && "hover:border-line-strong",
          )}
        >
          <CategoryCard row={row} published={published} href={row.numerator > 0 ? href(row) : null} />
        </li>
      ))}
    </ul>
  );
}

function CategoryCard({
  row,
  published,
  href,
}: {
  readonly row: CategoryRow;
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
          <span className="font-semibold text-3xl">{row.share === null ? "–" : percent(row.share)}</span>{" "}
          <span className="text-lg">%</span>
        </span>
        <span className="text-ink-soft">
          {intervalText(row.interval)} · {row.numerator.toLocaleString("en")} of {row.denominator.toLocaleString("en")}{" "}
          {row.measure}
        </span>
      </p>
      <div className="mt-3">
        <ShareBar
          axis={axisFor([1])}
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
