import { edgeSlack } from "@/components/trace/block-edges";
import type { ReaderLayout } from "@/components/trace/reader-layout";
import type { Stretch } from "@/components/trace/scroller";
import type { TraceText, Wanted } from "@/components/trace/trace-text";

/** Steps beyond the drawn ones that are fetched along, so that reading on finds them there. */
const ahead = 20;

/** What has to be at hand for these rows. */
export function wantedFor(stretches: readonly Stretch[], layout: ReaderLayout, text: TraceText, count: number): Wanted {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last) return { first: 0, last: -1, ranges: [] };
  const ranges = stretches.flatMap(({ step, first: from, last: to }) => {
    if (!text.step(step)?.step.cut) return [];
    return layout
      .rows(step)
      .slice(from, to + 1)
      .filter(({ kind }) => kind === "text")
      .map(({ start, end }) => ({ step, start: Math.max(0, start - edgeSlack), end }));
  });
  return {
    first: Math.max(0, first.step - ahead),
    last: Math.min(count - 1, last.step + ahead),
    ranges,
  };
}
