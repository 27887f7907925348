import type { Bar, BarDrawing } from "@/lib/export/figure";
import { type Drawn, nameWidth, width } from "@/lib/export/svg/drawn";
import { element, type Svg } from "@/lib/export/svg/element";
import { fillOf, inkSoft, line, mark, text, tick, whisker } from "@/lib/export/svg/paint";
import { fitted, textWidth } from "@/lib/export/text-width";

const rowHeight = 24;
const headingHeight = 26;
/** Between two categories. */
const gap = 8;
/** Beside the longest bar, for its figure. */
const figureWidth = 138;

/** Bars from 0 with their intervals, figures beside them and what was published as ticks. */
export function drawBars({ bars, end, ticks, reference }: BarDrawing): Drawn {
  const x = (value: number) => nameWidth + ((width - nameWidth - figureWidth) * Math.min(value, end)) / end;
  const marks: Svg[] = [];
  let y = 0;
  for (const [place, bar] of bars.entries()) {
    if (bar.heading !== undefined) {
      y += place > 0 ? gap : 0;
      marks.push(...drawHeading(bar.heading, y));
      y += headingHeight;
    } else if (place > 0 && bars[place - 1]?.category !== bar.category && !hasHeadings(bars)) y += gap;
    marks.push(...drawBar(bar, y + rowHeight / 2, x));
    y += rowHeight;
  }
  const grid = ticks.map(({ at }) => element("line", { x1: x(at), x2: x(at), y1: 0, y2: y, stroke: line }));
  const labels = ticks.map((one) => text(x(one.at), y + 11, one.text, { size: 11, fill: inkSoft, anchor: "middle" }));
  const key =
    reference === null
      ? []
      : [
          ...tick(width - 6, y + 4, y + 18),
          text(width - 14, y + 11, reference, { size: 11, fill: inkSoft, anchor: "end" }),
        ];
  return { height: y + 20, marks: [...grid, ...marks, ...labels, ...key] };
}

/** On a ground of its own, so that no line of the grid goes through it. */
function drawHeading(heading: string, top: number): Svg[] {
  const said = fitted(heading, width, 12);
  const ground = { y: top, width: Math.min(width, textWidth(said, 12) + 12), height: headingHeight };
  return [element("rect", { ...ground, fill: "#ffffff" }), text(0, top + headingHeight / 2, said, { weight: 600 })];
}

function hasHeadings(bars: readonly Bar[]): boolean {
  return bars.some(({ heading }) => heading !== undefined);
}

function drawBar(bar: Bar, y: number, x: (value: number) => number): Svg[] {
  const { category, value, interval, reference } = bar;
  const reach = Math.max(value ?? 0, interval?.[1] ?? 0, reference ?? 0);
  const name = fitted(`${bar.code}  ${bar.name}`, nameWidth - 24, 12);
  return [
    mark(category, 0, y),
    text(15, y, name),
    ...(value === null
      ? []
      : [
          element("rect", {
            x: nameWidth,
            y: y - 7,
            width: x(value) - nameWidth,
            height: 14,
            rx: 2,
            fill: fillOf(category),
          }),
        ]),
    ...(interval ? whisker(x(interval[0]), x(interval[1]), y) : []),
    ...(reference === null ? [] : tick(x(reference), y - 10, y + 10)),
    text(x(reach) + 8, y, bar.text, { size: 11, fill: inkSoft }),
  ];
}
