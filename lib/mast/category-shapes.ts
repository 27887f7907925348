import type { CategoryCode } from "@/lib/mast/taxonomy";

/** The shape of each category as a path in a square of 10 by 10: told apart in grey print and by anybody's eyes. */
export const categoryShapes: Readonly<Record<CategoryCode, string>> = {
  "1": "M5 .8 9.4 9.2H.6z",
  "2": "M5 .3 9.7 5 5 9.7.3 5z",
  "3": "M5 .9a4.1 4.1 0 1 1 0 8.2 4.1 4.1 0 0 1 0-8.2z",
};
