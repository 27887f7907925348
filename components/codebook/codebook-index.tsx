import { CategoryMark } from "@/components/mast/category-mark";
import { ModeTag } from "@/components/mast/mode-tag";
import { categoryName, modeName } from "@/lib/mast/names";
import { categoryCodes, categoryOf, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

/** The fourteen modes by category: beside the text where there is room, before it where there is none. */
export function CodebookIndex({ version }: { readonly version: TaxonomyVersion }) {
  return (
    <nav aria-label="Failure modes" className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
      {categoryCodes.map((category) => (
        <div key={category} className="mb-4">
          <h2 className="flex items-center gap-1.5 px-1.5 py-1 font-semibold text-xs">
            <CategoryMark category={category} />
            {category} {categoryName(version, category)}
          </h2>
          <ul className="grid sm:grid-cols-2 lg:grid-cols-1">
            {modeCodes
              .filter((mode) => categoryOf(mode) === category)
              .map((mode) => (
                <li key={mode}>
                  <a href={`#${mode}`} className="flex items-center gap-2 rounded px-1.5 py-1 hover:bg-sunken">
                    <ModeTag mode={mode} />
                    <span className="min-w-0">{modeName(version, mode)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
