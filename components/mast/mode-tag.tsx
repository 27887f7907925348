import { CategoryMark } from "@/components/mast/category-mark";
import { type CategoryCode, categoryOf, type ModeCode } from "@/lib/mast/taxonomy";

const tints: Record<CategoryCode, string> = {
  "1": "bg-c1-tint text-c1-ink",
  "2": "bg-c2-tint text-c2-ink",
  "3": "bg-c3-tint text-c3-ink",
};

/** A mode's code with its category's shape and colour: ◆ 2.6; “other” for a failure outside the fourteen. */
export function ModeTag({ mode }: { readonly mode: ModeCode | null }) {
  const look =
    "inline-flex h-5 shrink-0 items-center whitespace-nowrap gap-1 rounded px-1.5 font-mono text-xs font-medium";
  if (mode === null) return <span className={`${look} bg-c0-tint text-ink-soft`}>other</span>;
  const category = categoryOf(mode);
  return (
    <span className={`${look} ${tints[category]}`}>
      <CategoryMark category={category} size={8} />
      {mode}
    </span>
  );
}
