import type { CategoryCode } from "@/lib/mast/taxonomy";

/** The shape of each category: told apart in grey print and by anybody's eyes. */
const shapes: Record<CategoryCode, string> = {
  "1": "M5 .8 9.4 9.2H.6z",
  "2": "M5 .3 9.7 5 5 9.7.3 5z",
  "3": "M5 .9a4.1 4.1 0 1 1 0 8.2 4.1 4.1 0 0 1 0-8.2z",
};

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
      <path d={shapes[category]} fill="currentColor" />
    </svg>
  );
}
