import Link from "next/link";
import type { ChartLinks } from "@/components/charts/chart-links";
import { ChartMenu } from "@/components/charts/chart-menu";
import { DifferenceBar } from "@/components/charts/difference-bar";
import { TableFrame, tableClass } from "@/components/charts/table-frame";
import { CategoryMark } from "@/components/mast/category-mark";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import type { Against, Side } from "@/lib/insights/comparison-schema";
import { level } from "@/lib/insights/conclusion";
import { differenceText, probabilityText } from "@/lib/insights/difference-text";
import { percent } from "@/lib/insights/percent";
import { categoryName, modeName } from "@/lib/mast/names";
import { type CategoryCode, categoryCodes, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** One group beside the first: what can be concluded, then every category and mode. */
export function ComparedTable({
  first,
  compared,
  measure,
  version,
  links,
  href,
}: {
  readonly first: string;
  readonly compared: Against;
  readonly measure: "findings" | "traces";
  readonly version: TaxonomyVersion;
  readonly links: ChartLinks;
  readonly href: (code: string, side: "first" | "second") => string;
}) {
  const title = `${compared.key === null ? "This project" : compared.name} beside ${first}`;
  const reach = Math.max(
    0.05,
    ...compared.parts.flatMap(({ differenceInterval: ends, difference }) => [
      Math.abs(difference ?? 0),
      ...(ends ? ends.map(Math.abs) : []),
    ]),
  );
  return (
    <section aria-label={title}>
      <div className="flex items-start justify-between gap-4">
        <h2 className="font-semibold text-base [overflow-wrap:anywhere]">{title}</h2>
        <ChartMenu title={title} links={links} />
      </div>
      <p className="mt-1 mb-3 max-w-4xl">{compared.conclusion}</p>
      <TableFrame label={`${title}, share of ${measure}`}>
        <table className={tableClass}>
          <thead>
            <tr>
              <th scope="col" className="text-left">
                Category or mode
              </th>
              <th scope="col">{first}</th>
              <th scope="col">{compared.name}</th>
              <th scope="col" className="min-w-48 text-left">
                Difference
              </th>
              <th scope="col">Points (95 % interval)</th>
              <th scope="col">p</th>
              <th scope="col">p, Holm</th>
            </tr>
          </thead>
          <tbody>
            {compared.parts.map((part) => (
              <tr key={part.code} className={classNames(part.code.length === 1 && "bg-sunken font-semibold")}>
                <th scope="row" className="min-w-56">
                  <PartName code={part.code} version={version} />
                </th>
                <SideCell side={part.first} href={href(part.code, "first")} />
                <SideCell side={part.second} href={href(part.code, "second")} />
                <td>
                  <DifferenceBar
                    category={categoryCodes.find((code) => part.code.startsWith(code)) as CategoryCode}
                    difference={part.difference}
                    interval={part.differenceInterval}
                    reach={reach}
                  />
                </td>
                <td>{differenceText(part.difference, part.differenceInterval)}</td>
                <td className="font-normal">{probabilityText(part.p)}</td>
                <td className={part.adjustedP !== null && part.adjustedP < level ? "font-semibold" : "font-normal"}>
                  {probabilityText(part.adjustedP)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function PartName({ code, version }: { readonly code: string; readonly version: TaxonomyVersion }) {
  const mode = modeCodes.find((one) => one === code);
  const category = categoryCodes.find((one) => one === code);
  return (
    <span className="inline-flex items-center gap-2">
      {mode && <ModeTag mode={mode} />}
      {mode && modeName(version, mode)}
      {category && <CategoryMark category={category} />}
      {category && `${category} ${categoryName(version, category)}`}
    </span>
  );
}

function SideCell({ side, href }: { readonly side: Side; readonly href: string }) {
  const share = side.share === null ? "–" : `${percent(side.share)} %`;
  if (side.numerator === null || side.denominator === null) return <td>{share}</td>;
  const count = `${side.numerator.toLocaleString("en")} of ${side.denominator.toLocaleString("en")}`;
  return (
    <td>
      {side.numerator === 0 ? (
        share
      ) : (
        <Link href={href} prefetch={false} className="underline-offset-2 hover:underline">
          {share}
        </Link>
      )}
      <span className="block font-normal text-ink-faint text-xs">{count}</span>
    </td>
  );
}
