import Link from "next/link";
import type { ReactNode } from "react";
import { ShareBar } from "@/components/charts/share-bar";
import { ModeTag } from "@/components/mast/mode-tag";
import { type Axis, along } from "@/lib/insights/axis";
import { countText, figureText, rangeText } from "@/lib/insights/figure-text";
import type { ModeRow } from "@/lib/insights/insight-rows";
import { printed } from "@/lib/insights/percent";
import type { PublishedSource } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";

/** A mode: code, name, bar, figures; the whole row leads to the traces behind it. */
export function ModeBarRow({
  row,
  axis,
  published,
  href,
}: {
  readonly row: ModeRow;
  readonly axis: Axis;
  readonly published: PublishedSource;
  readonly href: string | null;
}) {
  const reference = row.published[published];
  const reach = Math.max(row.share ?? 0, row.interval?.[1] ?? 0, reference ?? 0);
  return (
    <RowLink href={href}>
      <span className="flex min-w-0 items-center gap-2 py-1 sm:w-72 sm:shrink-0">
        <ModeTag mode={row.code} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{row.name}</span>
      </span>
      <span className="relative block min-w-0 grow self-stretch">
        <span className="relative mr-26 flex h-full items-center">
          <GridLines axis={axis} />
          <ShareBar
            axis={axis}
            category={row.category}
            share={row.share}
            interval={row.interval}
            published={reference}
          />
          <span className="absolute whitespace-nowrap pl-2 text-ink-soft text-xs" style={{ left: along(axis, reach) }}>
            {figureText(row)} · {row.numerator.toLocaleString("en")}
            <span className="sr-only">
              {`: ${countText(row)}; 95 % interval ${rangeText(row)}`}
              {reference !== null && `; ${sourceNames[published]}: ${printed(reference)} %`}
            </span>
          </span>
        </span>
      </span>
    </RowLink>
  );
}

function GridLines({ axis }: { readonly axis: Axis }) {
  return axis.ticks.map((tick) => (
    <span
      key={tick}
      aria-hidden="true"
      className="absolute inset-y-0 hidden w-px bg-line sm:block"
      style={{ left: along(axis, tick) }}
    />
  ));
}

function RowLink({ href, children }: { readonly href: string | null; readonly children: ReactNode }) {
  const look = "flex flex-col rounded sm:min-h-7 sm:flex-row sm:items-center";
  if (href === null) return <span className={look}>{children}</span>;
  return (
    <Link href={href} prefetch={false} className={`${look} hover:bg-sunken`}>
      {children}
    </Link>
  );
}
