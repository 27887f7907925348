import type { CategoryCode } from "@/lib/mast/taxonomy";

/** How a category looks wherever it stands: shape, colour and code together, so that none of them has to be seen. */
export interface CategoryMark {
  readonly shape: "triangle" | "diamond" | "circle";
  /** The shape as a character, for plain text such as a title or a CSV. */
  readonly glyph: string;
  /** Names the design tokens `--c1`, `--c1-tint` and `--c1-ink`. */
  readonly colour: "c1" | "c2" | "c3";
}

export const categoryMarks: Readonly<Record<CategoryCode, CategoryMark>> = {
  "1": { shape: "triangle", glyph: "▲", colour: "c1" },
  "2": { shape: "diamond", glyph: "◆", colour: "c2" },
  "3": { shape: "circle", glyph: "●", colour: "c3" },
};
