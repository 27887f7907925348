import type { ReactNode } from "react";
import { CategoryMark } from "@/components/mast/category-mark";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import { categoryName, modeName } from "@/lib/mast/names";
import { type CategoryCode, categoryOf, type ModeCode, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** What a row is about: everything, a category or a mode. */
export interface Part {
  readonly mode?: ModeCode;
  readonly category?: CategoryCode;
}

/** Figures by part in the order in which a table shows them: overall, then each category with its modes below it. */
export function inOrder<T>(figures: {
  readonly overall: T;
  readonly categories: readonly (T & { readonly category: CategoryCode })[];
  readonly modes: readonly (T & { readonly mode: ModeCode })[];
}): { readonly part: Part; readonly key: string; readonly figures: T }[] {
  return [
    { part: {}, key: "overall", figures: figures.overall },
    ...figures.categories.flatMap((own) => [
      { part: { category: own.category }, key: own.category, figures: own as T },
      ...figures.modes
        .filter(({ mode }) => categoryOf(mode) === own.category)
        .map((mode) => ({ part: { mode: mode.mode }, key: mode.mode as string, figures: mode as T })),
    ]),
  ];
}

export function PartRow({
  part: { mode, category },
  version,
  below,
  children,
}: {
  readonly part: Part;
  readonly version: TaxonomyVersion;
  /** A remark under the name. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <tr className={classNames(!mode && "bg-sunken font-semibold")}>
      <th scope="row" className={classNames("min-w-36 text-left sm:min-w-44", mode && "font-normal")}>
        <span className="flex items-start gap-2">
          {mode && <ModeTag mode={mode} />}
          {category && (
            <span className="pt-1">
              <CategoryMark category={category} />
            </span>
          )}
          <span>
            {mode ? modeName(version, mode) : category ? `${category} ${categoryName(version, category)}` : "Overall"}
            {below && <span className="block font-normal text-ink-soft text-xs">{below}</span>}
          </span>
        </span>
      </th>
      {children}
    </tr>
  );
}
