import type { DifferenceDrawing } from "@/lib/export/figure";
import { type Drawn, nameWidth, width } from "@/lib/export/svg/drawn";
import { element, type Svg } from "@/lib/export/svg/element";
import { fillOf, inkSoft, line, mark, text, whisker } from "@/lib/export/svg/paint";
import { fitted } from "@/lib/export/text-width";

const rowHeight = 24;
const figureWidth = 190;

/** Differences to either side of nought, in points, with their intervals. */
export function drawDifferences({ bars, reach }: DifferenceDrawing): Drawn {
  const half = (width - nameWidth - figureWidth) / 2;
  const middle = nameWidth + half;
  const x = (value: number) => middle + (half * Math.max(-reach, Math.min(reach, value))) / reach;
  const bottom = bars.length * rowHeight;
  const marks: Svg[] = [-reach, 0, reach].flatMap((at) => [
    element("line", { x1: x(at), x2: x(at), y1: 0, y2: bottom, stroke: at === 0 ? inkSoft : line }),
    text(x(at), bottom + 11, points(at), { size: 11, fill: inkSoft, anchor: "middle" }),
  ]);
  for (const [place, bar] of bars.entries()) {
    const y = place * rowHeight + rowHeight / 2;
    marks.push(mark(bar.category, 0, y), text(15, y, fitted(`${bar.code}  ${bar.name}`, nameWidth - 24, 12)));
    if (bar.value !== null) {
      const from = x(Math.min(0, bar.value));
      const long = x(Math.max(0, bar.value)) - from;
      marks.push(element("rect", { x: from, y: y - 7, width: long, height: 14, rx: 2, fill: fillOf(bar.category) }));
    }
    if (bar.interval) marks.push(...whisker(x(bar.interval[0]), x(bar.interval[1]), y));
    marks.push(text(width, y, bar.text, { size: 11, fill: inkSoft, anchor: "end" }));
  }
  return { height: bottom + 20, marks };
}

function points(difference: number): string {
  const text = `${Math.round(Math.abs(difference) * 100)} points`;
  if (difference === 0) return "0";
  return difference > 0 ? `+${text}` : `−${text}`;
}
