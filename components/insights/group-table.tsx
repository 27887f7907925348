import Link from "next/link";
import { categoryFill } from "@/components/charts/category-classes";
import { TableFrame, tableClass } from "@/components/charts/table-frame";
import type { InsightsLinks } from "@/components/insights/insights-links";
import { CategoryMark } from "@/components/mast/category-mark";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { dimensionName } from "@/lib/insights/dimension-names";
import { countText, figureText, rangeText } from "@/lib/insights/figure-text";
import { restKey } from "@/lib/insights/groups";
import { type CategoryRow, categoryRows, type ModeRow, modeRows } from "@/lib/insights/insight-rows";
import { intervalText, percent } from "@/lib/insights/percent";
import type { BreakdownPageQuery } from "@/lib/insights/query-schema";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Every group of a dimension with its figures; each leads to the labels behind it. */
export function GroupTable({
  groups,
  query,
  version,
  links,
}: {
  readonly groups: readonly GroupFigures[];
  readonly query: BreakdownPageQuery;
  readonly version: TaxonomyVersion;
  readonly links: InsightsLinks;
}) {
  const { measure, by } = query;
  const rows = (group: GroupFigures): readonly (CategoryRow | ModeRow)[] =>
    query.view === "table"
      ? [...categoryRows(group.breakdown, measure, version), ...modeRows(group.breakdown, measure, version)]
      : categoryRows(group.breakdown, measure, version);
  const heads = groups[0] ? rows(groups[0]) : [];
  // A bar of a share is of the whole; a rate has none, and the highest stands for it.
  const most =
    measure !== "steps" ? 1 : Math.max(...groups.flatMap((group) => rows(group).map(({ share }) => share ?? 0)));
  return (
    <TableFrame label={`Figures by ${dimensionName(by).toLowerCase()}`}>
      <table className={tableClass}>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-surface text-left">
              Group
            </th>
            <th scope="col">Traces</th>
            <th scope="col">Findings</th>
            <th scope="col">Share of all findings</th>
            {heads.map((row) => (
              <th key={row.code} scope="col" title={row.name}>
                <span className="inline-flex items-center gap-1">
                  <CategoryMark category={row.category} size={8} />
                  {row.level === "category" ? row.name : row.code}
                  {row.level === "mode" && <span className="sr-only"> {row.name}</span>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key ?? ""}>
              <th scope="row" className="sticky left-0 min-w-36 max-w-64 bg-surface">
                <GroupName group={group} query={query} links={links} />
              </th>
              <td>{group.breakdown.reviewed.toLocaleString("en")}</td>
              <td>{group.breakdown.findings.toLocaleString("en")}</td>
              <td>
                {group.shareOfAll === null ? "–" : `${percent(group.shareOfAll)} %`}
                <span className="block text-ink-faint text-xs">{intervalText(group.shareOfAllInterval)}</span>
              </td>
              {rows(group).map((row) => (
                <FigureCell
                  key={row.code}
                  row={row}
                  most={most}
                  name={group.name}
                  href={group.key === restKey ? null : links.row(row, { by, group: group.key ?? undefined })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function GroupName({
  group,
  query: { by },
  links,
}: {
  readonly group: GroupFigures;
  readonly query: BreakdownPageQuery;
  readonly links: InsightsLinks;
}) {
  const name = <span className="[overflow-wrap:anywhere]">{group.name}</span>;
  return (
    <>
      {group.key === restKey || group.breakdown.findings === 0 ? (
        name
      ) : (
        <Link
          href={links.labels({ by, group: group.key ?? undefined })}
          prefetch={false}
          className="underline-offset-2 hover:underline"
        >
          {name}
        </Link>
      )}
      {group.small && <span className="block text-ink-faint text-xs">few traces</span>}
    </>
  );
}

function FigureCell({
  row,
  most,
  name,
  href,
}: {
  readonly row: CategoryRow | ModeRow;
  readonly most: number;
  readonly name: string;
  readonly href: string | null;
}) {
  const words = `${name}, ${row.code} ${row.name}: ${countText(row)}; 95 % interval ${rangeText(row)}`;
  const figure = (
    <>
      <span title={words}>{figureText(row)}</span>
      <span className="sr-only">, {words}</span>
    </>
  );
  const wide = row.level === "category";
  return (
    <td>
      {href === null || row.numerator === 0 ? (
        figure
      ) : (
        <Link href={href} prefetch={false} className="underline-offset-2 hover:underline">
          {figure}
        </Link>
      )}
      {wide && <span className="block text-ink-faint text-xs">{rangeText(row)}</span>}
      <span aria-hidden="true" className={`mt-0.5 block h-1 rounded-sm bg-sunken ${wide ? "w-32" : "w-12"} ml-auto`}>
        <span
          className={`block h-1 rounded-sm ${categoryFill[row.category]}`}
          style={{ width: `${most > 0 ? (100 * (row.share ?? 0)) / most : 0}%` }}
        />
      </span>
    </td>
  );
}
