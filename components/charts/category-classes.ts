import type { CategoryCode } from "@/lib/mast/taxonomy";

/** A category's colour as a surface. Its shape and code stand beside it wherever it is used. */
export const categoryFill: Readonly<Record<CategoryCode, string>> = { "1": "bg-c1", "2": "bg-c2", "3": "bg-c3" };

/** The same for text: dark enough to read. */
export const categoryInk: Readonly<Record<CategoryCode, string>> = {
  "1": "text-c1-ink",
  "2": "text-c2-ink",
  "3": "text-c3-ink",
};
