/** A figure as one SVG file that needs nothing else: its fonts fall back, its colours are its own, its text is text. */
import type { Drawing, Figure } from "@/lib/export/figure";
import { drawBars } from "@/lib/export/svg/draw-bars";
import { drawDifferences } from "@/lib/export/svg/draw-differences";
import { drawGrid } from "@/lib/export/svg/draw-grid";
import { drawStacks } from "@/lib/export/svg/draw-stacks";
import { type Drawn, width } from "@/lib/export/svg/drawn";
import { element } from "@/lib/export/svg/element";
import { fills, fonts, inkSoft, text } from "@/lib/export/svg/paint";
import { wrapped } from "@/lib/export/text-width";

const margin = 16;
const noteHeight = 15;

export function figureSvg(figure: Figure): string {
  const title = wrapped(figure.title, width, 15).map((said, place) =>
    text(0, 10 + place * 20, said, { size: 15, weight: 600 }),
  );
  const top = title.length * 20 + 12;
  const { height, marks } = draw(figure.drawing);
  const lines = wrapped(figure.note, width, 10.5);
  const note = lines.map((said, place) =>
    text(0, top + height + 22 + place * noteHeight, said, { size: 10.5, fill: inkSoft }),
  );
  const whole = { width: width + 2 * margin, height: top + height + 22 + lines.length * noteHeight + 2 * margin };
  const body = element(
    "g",
    { transform: `translate(${margin} ${margin})` },
    ...title,
    element("g", { transform: `translate(0 ${top})` }, ...marks),
    ...note,
  );
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...whole,
      viewBox: `0 0 ${whole.width} ${whole.height}`,
      role: "img",
      "aria-labelledby": "figure-title figure-description",
      "font-family": fonts,
    },
    element("title", { id: "figure-title" }, figure.title),
    element("desc", { id: "figure-description" }, described(figure)),
    fills(),
    element("rect", { width: whole.width, height: whole.height, fill: "#ffffff" }),
    body,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg.markup}\n`;
}

function draw(drawing: Drawing): Drawn {
  switch (drawing.kind) {
    case "bars":
      return drawBars(drawing);
    case "stacks":
      return drawStacks(drawing);
    case "differences":
      return drawDifferences(drawing);
    case "grid":
      return drawGrid(drawing);
  }
}

/** Every row in words, for whoever cannot see it. */
function described({ note, heads, rows }: Figure): string {
  const said = rows.map(({ cells }) => {
    const [name = "", ...figures] = cells;
    return `${name}: ${figures.map((cell, place) => `${heads[place + 1] ?? ""} ${cell}`.trim()).join(", ")}.`;
  });
  return [note, ...said].join(" ");
}
