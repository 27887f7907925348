import type { StackDrawing } from "@/lib/export/figure";
import { type Drawn, width } from "@/lib/export/svg/drawn";
import { element, type Svg } from "@/lib/export/svg/element";
import { fillOf, inkSoft, mark, text } from "@/lib/export/svg/paint";
import { fitted, textWidth } from "@/lib/export/text-width";

const nameWidth = 180;
const figureWidth = 110;
const rowHeight = 28;
/** A part narrower than this has no room for its figure. */
const roomy = 44;

/** Wholes parted by category, each part with its shape and figure on a light ground. */
export function drawStacks({ key, stacks }: StackDrawing): Drawn {
  const marks: Svg[] = [];
  let left = 0;
  for (const { category, name } of key) {
    marks.push(mark(category, left, 8), text(left + 14, 8, name, { size: 11, fill: inkSoft }));
    left += 34 + textWidth(name, 11);
  }
  const whole = width - nameWidth - figureWidth;
  for (const [place, stack] of stacks.entries()) {
    const y = 26 + place * rowHeight + rowHeight / 2;
    marks.push(text(0, y, fitted(stack.name, nameWidth - 12, 12)));
    let from = nameWidth;
    for (const part of stack.parts) {
      const long = part.share * whole;
      if (long <= 0) continue;
      marks.push(
        element("rect", {
          x: from,
          y: y - 9,
          width: Math.max(1, long - 2),
          height: 18,
          rx: 2,
          fill: fillOf(part.category),
        }),
      );
      if (long > roomy) {
        marks.push(
          element("rect", {
            x: from + 4,
            y: y - 6,
            width: 20 + textWidth(part.text, 10),
            height: 12,
            rx: 2,
            fill: "#ffffff",
          }),
          mark(part.category, from + 7, y, 8),
          text(from + 19, y, part.text, { size: 10 }),
        );
      }
      from += long;
    }
    marks.push(text(width, y, stack.text, { size: 11, fill: inkSoft, anchor: "end" }));
  }
  return { height: 26 + stacks.length * rowHeight, marks };
}
