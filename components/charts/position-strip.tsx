import Link from "next/link";
import { categoryFill } from "@/components/charts/category-classes";
import { CategoryMark } from "@/components/mast/category-mark";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { tenths as places } from "@/lib/insights/finding-place";
import { percent } from "@/lib/insights/percent";
import { categoryName } from "@/lib/mast/names";
import { type CategoryCode, categoryCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Where in their runs the findings of each category begin, from the first tenth to the last: the darker, the more. */
export function PositionStrip({
  tenths,
  version,
  href,
}: {
  readonly tenths: readonly GroupFigures[];
  readonly version: TaxonomyVersion;
  readonly href: (tenth: string, category: CategoryCode) => string;
}) {
  const found = (tenth: string, category: CategoryCode) =>
    tenths.find(({ key }) => key === tenth)?.breakdown.categories.find((one) => one.category === category)?.findings ??
    0;
  const placed = (category: CategoryCode) =>
    places.reduce<number>((sum, tenth) => sum + found(String(tenth), category), 0);
  const most = Math.max(
    ...categoryCodes.flatMap((category) =>
      places.map((tenth) => found(String(tenth), category) / placed(category) || 0),
    ),
  );
  const total = categoryCodes.reduce((sum, category) => sum + placed(category), 0);
  if (total === 0) return <p className="text-ink-soft">No label says at which step.</p>;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5">
      <caption className="mb-1 text-left text-ink-soft text-xs">
        Share of a category’s findings that begin in each tenth of a run; {total.toLocaleString("en")} that a label
        places.
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Category</th>
          {places.map((tenth) => (
            <th key={tenth} scope="col">
              {`tenth ${tenth + 1}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categoryCodes.map((category) => (
          <tr key={category}>
            <th scope="row" className="w-5 text-left">
              <CategoryMark category={category} size={9} />
              <span className="sr-only">{categoryName(version, category)}</span>
            </th>
            {places.map((tenth) => {
              const count = found(String(tenth), category);
              const share = count / placed(category) || 0;
              const words = `${count}, ${percent(share)} %`;
              return (
                <td key={tenth} className="relative h-7 rounded-sm bg-sunken p-0">
                  <span
                    aria-hidden="true"
                    className={`absolute inset-0 rounded-sm print:bg-none ${categoryFill[category]}`}
                    style={{ opacity: share / most }}
                  />
                  <span
                    aria-hidden="true"
                    className="absolute inset-x-1 inset-y-1.5 hidden rounded-sm bg-surface text-center text-xs leading-4 print:block"
                  >
                    {percent(share)}
                  </span>
                  {count === 0 ? (
                    <span className="sr-only">{words}</span>
                  ) : (
                    <Link
                      href={href(String(tenth), category)}
                      prefetch={false}
                      title={`${categoryName(version, category)}, tenth ${tenth + 1}: ${words}`}
                      className="absolute inset-0 rounded-sm"
                    >
                      <span className="sr-only">{words}</span>
                    </Link>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true" className="text-ink-faint text-xs">
        <tr>
          <td />
          <td colSpan={5}>start</td>
          <td colSpan={5} className="text-right">
            end of run
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
