import fc from "fast-check";
import type { MarkedRating } from "@/lib/agreement/segment-sums";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { everyMode, maskOf } from "@/lib/reviews/masks";
import type { Segment } from "@/lib/reviews/segment";

/** The label of a mode at some places. */
export function label(mode: ModeCode, ...segments: Segment[]) {
  return { mode, segments };
}

/** A rating of everything that found what its labels say. */
export function marked(trace: string, annotator: string, ...labels: ReturnType<typeof label>[]): MarkedRating {
  return { trace, annotator, judged: everyMode, found: maskOf(labels.map(({ mode }) => mode)), labels };
}

export const wholeTrace: Segment = { kind: "trace" };

export function steps(first: number, last = first): Segment {
  return { kind: "steps", first, last };
}

/** The quote is not looked at here: places are. */
export function text(first: number, start: number, last: number, end: number): Segment {
  return { kind: "text", first, start, last, end, quote: "…" };
}

/** Code points of the steps of a trace that random segments lie in. */
export const stepLengths = [7, 0, 12, 3];

const step = fc.nat({ max: stepLengths.length - 1 });
const place = step.chain((at) => fc.tuple(fc.constant(at), fc.nat({ max: stepLengths[at] ?? 0 })));
const segment: fc.Arbitrary<Segment> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(wholeTrace) },
  { weight: 4, arbitrary: fc.tuple(step, step).map(([a, b]) => steps(Math.min(a, b), Math.max(a, b))) },
  {
    weight: 6,
    arbitrary: fc.tuple(place, place).map(([one, other]) => {
      const [from, to] = [one, other].sort((a, b) => a[0] - b[0] || a[1] - b[1]) as [typeof one, typeof other];
      return from[0] === to[0] && from[1] === to[1] ? steps(from[0]) : text(...from, ...to);
    }),
  },
);

const markedModes = modeCodes.slice(0, 3);
const labels = fc.array(fc.tuple(fc.constantFrom(...markedModes), fc.array(segment, { minLength: 1, maxLength: 2 })), {
  maxLength: 4,
});

/** Marked ratings of a few traces, named by number, by three annotators, of whom some read some. */
export const markedRatings = fc
  .array(fc.tuple(fc.option(labels), fc.option(labels), fc.option(labels)), { minLength: 1, maxLength: 4 })
  .map((traces) =>
    traces.flatMap((own, trace) =>
      own.flatMap((said, annotator) =>
        said === null
          ? []
          : [marked(`${trace}`, "abc"[annotator] ?? "", ...said.map(([mode, places]) => label(mode, ...places)))],
      ),
    ),
  );
