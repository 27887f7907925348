/** The paints and strokes of drawn figures: the light theme, for paper. Nothing is taken from a style sheet. */
import { element, type Svg } from "@/lib/export/svg/element";
import { categoryShapes } from "@/lib/mast/category-shapes";
import { type CategoryCode, categoryCodes } from "@/lib/mast/taxonomy";

export const ink = "#1b1a18";
export const inkSoft = "#57554f";
export const line = "#e4e3df";
const paper = "#ffffff";

export const fonts = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Noto Sans', sans-serif";

const colours: Readonly<Record<CategoryCode, string>> = { "1": "#b45309", "2": "#4f46b8", "3": "#0f766e" };

/** Plain, hatched, dotted: the categories' colours are of one grey where a printer has no other. */
const overlays: Readonly<Record<CategoryCode, readonly Svg[]>> = {
  "1": [],
  "2": [element("path", { d: "M-1 1 1-1M0 6 6 0M5 7 7 5", stroke: paper, "stroke-width": 1.1 })],
  "3": [
    element("circle", { cx: 1.5, cy: 1.5, r: 0.9, fill: paper }),
    element("circle", { cx: 4.5, cy: 4.5, r: 0.9, fill: paper }),
  ],
};

/** The fills, which `fillOf` names. */
export function fills(): Svg {
  return element(
    "defs",
    {},
    ...categoryCodes.map((category) =>
      element(
        "pattern",
        { id: `category-${category}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
        element("rect", { width: 6, height: 6, fill: colours[category] }),
        ...overlays[category],
      ),
    ),
  );
}

export function fillOf(category: CategoryCode): string {
  return `url(#category-${category})`;
}

/** A category's shape in its colour, in the middle of its line. */
export function mark(category: CategoryCode, x: number, y: number, size = 9): Svg {
  const scale = size / 10;
  return element("path", {
    d: categoryShapes[category],
    fill: colours[category],
    transform: `translate(${x} ${y - size / 2}) scale(${scale})`,
  });
}

/** Text around the middle of its line. */
export function text(
  x: number,
  y: number,
  content: string,
  {
    size = 12,
    fill = ink,
    anchor,
    weight,
  }: {
    readonly size?: number;
    readonly fill?: string;
    readonly anchor?: "middle" | "end";
    readonly weight?: number;
  } = {},
): Svg {
  return element(
    "text",
    { x, y: y + size * 0.35, "font-size": size, fill, "text-anchor": anchor, "font-weight": weight },
    content,
  );
}

/** A whisker with a light edge, so that it is seen on any bar. */
export function whisker(from: number, to: number, y: number): Svg[] {
  const at = { x1: from, x2: to, y1: y, y2: y };
  return [
    element("line", { ...at, stroke: paper, "stroke-width": 3.5 }),
    element("line", { ...at, stroke: ink, "stroke-width": 1.5 }),
  ];
}

/** An upright tick with a light edge. */
export function tick(x: number, top: number, bottom: number): Svg[] {
  const at = { x1: x, x2: x, y1: top, y2: bottom };
  return [
    element("line", { ...at, stroke: paper, "stroke-width": 4 }),
    element("line", { ...at, stroke: ink, "stroke-width": 2 }),
  ];
}
