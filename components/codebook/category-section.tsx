import { ModeArticle } from "@/components/codebook/mode-article";
import { CategoryMark } from "@/components/mast/category-mark";
import { categoryName } from "@/lib/mast/names";
import { type CategoryCode, categoryOf, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

const leads: Readonly<Record<CategoryCode, string>> = {
  "1": "How the task, the roles and the end of the run were laid down, and whether the agents kept to it.",
  "2": "What passes between agents or fails to, and between what an agent thinks and what it does.",
  "3": "Whether somebody looked at the outcome before the run was closed, and whether they looked well.",
};

/** One category: what it is about, and its modes. */
export function CategorySection({
  category,
  version,
}: {
  readonly category: CategoryCode;
  readonly version: TaxonomyVersion;
}) {
  return (
    <section aria-labelledby={`category-${category}`} className="mb-6">
      <h2 id={`category-${category}`} className="flex scroll-mt-20 items-center gap-2 font-semibold text-xl leading-7">
        <CategoryMark category={category} size={14} />
        <span>
          {category} {categoryName(version, category)}
        </span>
      </h2>
      <p className="mt-1 mb-6 max-w-prose text-ink-soft">{leads[category]}</p>
      {modeCodes
        .filter((mode) => categoryOf(mode) === category)
        .map((mode) => (
          <ModeArticle key={mode} mode={mode} version={version} />
        ))}
    </section>
  );
}
