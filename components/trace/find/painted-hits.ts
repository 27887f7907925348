import { patternOf } from "@/components/trace/find/find-question";
import type { FindState } from "@/components/trace/find/finder";
import type { Painted } from "@/components/trace/highlights";
import type { ReaderLayout } from "@/components/trace/reader-layout";
import type { Stretch } from "@/components/trace/scroller";
import type { TraceText } from "@/components/trace/trace-text";
import { hitsIn } from "@/lib/traces/find-pattern";

/** Hits painted in one row: an "e" sought in a book should not cost the scrolling. */
const mostInRow = 1_000;

/**
 * The hits in the drawn rows, found in the text at hand so that they appear as
 * one types and as one scrolls. The one that was gone to is painted where the
 * server says it is.
 */
export function paintedHits(
  { open, question, current }: FindState,
  stretches: readonly Stretch[],
  layout: ReaderLayout,
  text: TraceText,
): Painted[] {
  const pattern = open ? patternOf(question) : null;
  if (pattern === null) return [];
  const painted: Painted[] = stretches.flatMap(({ step, first, last }) =>
    layout.rows(step).flatMap((row, place) => {
      if (place < first || place > last || row.kind !== "text") return [];
      // A hit may lie over the edge of two rows; with a little of its neighbours at hand both parts are found.
      const drawn = text.row(step, row);
      const from = Math.max(0, (drawn?.start ?? 0) - question.q.length * 2);
      const whole = drawn && text.text(step, from, row.end);
      const source = whole ?? drawn?.text;
      if (!source) return [];
      const hits = hitsIn(source, pattern, { start: whole ? from : (drawn?.start ?? 0), limit: mostInRow });
      return hits.map((hit) => ({ step, ...hit, layer: "hit" as const }));
    }),
  );
  if (current) painted.push({ ...current.hit, layer: "current-hit" });
  return painted;
}
