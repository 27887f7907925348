import Link from "next/link";
import { CategoryMark } from "@/components/mast/category-mark";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import { figureText, rangeText } from "@/lib/insights/figure-text";
import { comparable, type InsightRow } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import { printed } from "@/lib/insights/percent";
import type { Measure } from "@/lib/insights/query-schema";
import { shortSourceNames } from "@/lib/mast/source-names";

/** Every figure of the charts as a table, with all that was published beside it. */
export function InsightsTable({
  rows,
  measure,
  href,
}: {
  readonly rows: readonly InsightRow[];
  readonly measure: Measure;
  readonly href: (row: InsightRow) => string;
}) {
  const references = comparable(measure);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      tabIndex={0}
      aria-label="Figures as a table"
      className="overflow-x-auto rounded-lg border border-line bg-surface print:overflow-visible print:border-0"
    >
      <table className="w-full text-right [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5">
        <thead className="text-ink-soft text-xs [&_th]:whitespace-nowrap [&_th]:font-medium">
          <tr className="border-line border-b">
            <th scope="col" className="text-left">
              Category or mode
            </th>
            <th scope="col">{measure === "steps" ? "Findings" : capital(measure)}</th>
            <th scope="col">{measure === "steps" ? "Steps" : "Of"}</th>
            <th scope="col">{capital(measureNames[measure])}</th>
            <th scope="col">95 % interval</th>
            {references.map((source) => (
              <th key={source} scope="col">
                {shortSourceNames[source]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.code}
              className={classNames(
                "border-line border-b last:border-b-0",
                row.level === "category" && "bg-sunken font-semibold",
              )}
            >
              <th scope="row" className={classNames("min-w-56 text-left", row.level === "mode" && "font-normal")}>
                <RowName row={row} href={row.numerator > 0 ? href(row) : null} />
              </th>
              <td>{row.numerator.toLocaleString("en")}</td>
              <td>{row.denominator.toLocaleString("en")}</td>
              <td className="whitespace-nowrap">{figureText(row)}</td>
              <td className="whitespace-nowrap">
                {row.interval === null ? "–" : `${rangeText(row)}${measure === "steps" ? "" : " %"}`}
              </td>
              {references.map((source) => (
                <td key={source} className="whitespace-nowrap text-ink-soft">
                  {publishedText(row.published[source])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function publishedText(share: number | null): string {
  return share === null ? "–" : `${printed(share)} %`;
}

function RowName({ row, href }: { readonly row: InsightRow; readonly href: string | null }) {
  const name = (
    <span className="inline-flex items-center gap-2">
      {row.level === "mode" ? <ModeTag mode={row.code} /> : <CategoryMark category={row.category} />}
      {row.level === "mode" ? row.name : `${row.code} ${row.name}`}
    </span>
  );
  if (href === null) return name;
  return (
    <Link href={href} prefetch={false} className="underline-offset-2 hover:underline">
      {name}
    </Link>
  );
}
