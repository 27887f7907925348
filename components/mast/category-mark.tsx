import { categoryShapes } from "@/lib/mast/category-shapes";
import type { CategoryCode } from "@/lib/mast/taxonomy";

const inks: Record<CategoryCode, string> = { "1": "text-c1", "2": "text-c2", "3": "text-c3" };

/** ▲ ◆ ●: a category's shape in its colour, or in that of the text around it; decoration beside a text that names it. */
export function CategoryMark({
  category,
  size = 10,
  ink = "category",
}: {
  readonly category: CategoryCode;
  readonly size?: number;
  readonly ink?: "category" | "text";
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 10"
      width={size}
      height={size}
      className={`inline-block shrink-0 ${ink === "category" ? inks[category] : ""}`}
    >
      <path d={categoryShapes[category]} fill="currentColor" />
    </svg>
  );
}
