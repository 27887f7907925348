import type { GridDrawing } from "@/lib/export/figure";
import { type Drawn, width } from "@/lib/export/svg/drawn";
import { element, type Svg } from "@/lib/export/svg/element";
import { ink, inkSoft, mark, text } from "@/lib/export/svg/paint";
import { fitted } from "@/lib/export/text-width";

const rowHeight = 26;
const names = 220;

/** Fields that are the darker, the more; each says its figure, so that no shade has to be read. */
export function drawGrid({ heads, rows }: GridDrawing): Drawn {
  const column = (width - names) / Math.max(1, heads.length);
  const marks: Svg[] = heads.map((head, place) =>
    text(names + column * (place + 0.5), 8, fitted(head, column, 10), { size: 10, fill: inkSoft, anchor: "middle" }),
  );
  for (const [place, row] of rows.entries()) {
    const top = 18 + place * rowHeight;
    const y = top + rowHeight / 2;
    if (row.category) marks.push(mark(row.category, 0, y));
    marks.push(text(15, y, fitted(row.name, names - 22, 11), { size: 11 }));
    for (const [at, cell] of row.cells.entries()) {
      const dark = Math.max(0, Math.min(1, cell.ink)) * 0.75;
      marks.push(
        element("rect", {
          x: names + column * at + 1,
          y: top + 1,
          width: column - 2,
          height: rowHeight - 2,
          rx: 2,
          fill: grey(dark),
        }),
        text(names + column * (at + 0.5), y, cell.text, {
          size: 10,
          fill: dark > 0.45 ? "#ffffff" : ink,
          anchor: "middle",
        }),
      );
    }
  }
  return { height: 18 + rows.length * rowHeight, marks };
}

/** From nearly white to dark: opaque, because what lies on it must be read in any viewer. */
function grey(dark: number): string {
  const level = Math.round(244 - dark * 230);
  return `rgb(${level},${level},${level})`;
}
