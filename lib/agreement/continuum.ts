/** A trace as a line to mark on, and where its segments lie on it. */
import type { Segment } from "@/lib/reviews/segment";
import type { Span } from "@/lib/stats/unitizing-alpha";

/** What the line is measured in: the code points of the steps' readable text, or the steps. */
export const rulers = ["text", "steps"] as const;
export type Ruler = (typeof rulers)[number];

/**
 * Where each step begins, and behind the last one the end of the line, from the
 * code points of each step. A step has a place more than it has code points, as
 * quotes join steps by a newline: so a step without text can be pointed at too.
 */
export function stepStarts(codePoints: readonly number[], ruler: Ruler): number[] {
  const starts = [0];
  let end = 0;
  for (const length of codePoints) {
    end += ruler === "steps" ? 1 : length + 1;
    starts.push(end);
  }
  return starts;
}

/** The place of a segment; null for the whole trace, which says nothing of where. With steps as the ruler, text is widened to its steps. */
function spanOf(segment: Segment, starts: readonly number[], ruler: Ruler): Span | null {
  if (segment.kind === "trace") return null;
  const end = starts.at(-1) ?? 0;
  const startOf = (step: number) => starts[step] ?? end;
  if (segment.kind === "steps" || ruler === "steps") {
    return { start: startOf(segment.first), end: startOf(segment.last + 1) };
  }
  return {
    start: Math.min(startOf(segment.first) + segment.start, startOf(segment.first + 1)),
    end: Math.min(startOf(segment.last) + segment.end, startOf(segment.last + 1)),
  };
}

/** What one annotator marked: places that overlap or touch are one, so that it does not matter how a run was cut into labels. */
export function marksOf(segments: readonly Segment[], starts: readonly number[], ruler: Ruler): Span[] {
  const spans = segments
    .map((segment) => spanOf(segment, starts, ruler))
    .filter((span) => span !== null)
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const marks: Span[] = [];
  for (const span of spans) {
    const last = marks.at(-1);
    if (last && span.start <= last.end) marks[marks.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else marks.push(span);
  }
  return marks;
}
