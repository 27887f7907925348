import { countCodePoints } from "@/lib/traces/code-points";

/** Code points before an edge among which a better place for it is sought. */
export const edgeSlack = 160;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * How many code points to draw back the edge between two rows, given the text
 * right before it: behind the last line, else behind the last space, else
 * before the last character as people see it, which the edge might split.
 */
export function drawBack(before: string): number {
  const line = before.lastIndexOf("\n");
  if (line >= 0) return countCodePoints(before, line + 1);
  const space = Math.max(before.lastIndexOf(" "), before.lastIndexOf("\t"));
  if (space >= 0) return countCodePoints(before, space + 1);
  let last = "";
  for (const { segment } of graphemes.segment(before)) last = segment;
  return last === before ? 0 : countCodePoints(last);
}
