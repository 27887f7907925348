import type { Segment } from "@/lib/reviews/segment";
import type { ParsedTrace } from "@/lib/traces/canonical";
import { countCodePoints } from "@/lib/traces/code-points";
import { readableText } from "@/lib/traces/readable-text";
import type { SamplePlace } from "@/lib/workflows/sample/sample-trace";

/** The segment that a place of a sample means; a quote that does not stand there just once is a mistake in the data. */
export function segmentOf(trace: ParsedTrace, place: SamplePlace): Segment {
  if (place.kind === "trace") return place;
  if (place.kind === "steps") {
    if (place.last >= trace.steps.length) throw new Error(`“${trace.title}” has no step ${place.last}.`);
    return place;
  }
  const step = trace.steps[place.step];
  if (!step) throw new Error(`“${trace.title}” has no step ${place.step}.`);
  const { text } = readableText(step.content, step.toolCalls);
  const index = text.indexOf(place.quote);
  if (index < 0 || text.indexOf(place.quote, index + 1) >= 0) {
    throw new Error(`“${place.quote}” does not stand in step ${place.step} of “${trace.title}” just once.`);
  }
  const start = countCodePoints(text, 0, index);
  const end = start + countCodePoints(place.quote);
  return { kind: "text", first: place.step, start, last: place.step, end, quote: place.quote };
}
