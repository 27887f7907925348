/** Where segments lie, in steps and code points: order, overlap, and the text between two points. */
import type { Segment, TextSegment } from "@/lib/reviews/segment";
import type { TextRange } from "@/lib/traces/readable-text";

/** A place in the text of a run: before the code point at `offset` of a step's readable text. */
export interface Point {
  readonly step: number;
  readonly offset: number;
}

export function comparePoints(a: Point, b: Point): number {
  return a.step - b.step || a.offset - b.offset;
}

/** The part of a step with `length` code points that a run of text covers; null where it covers none of it. */
export function rangeInStep(segment: Segment, step: number, length: number): TextRange | null {
  if (segment.kind !== "text" || step < segment.first || step > segment.last) return null;
  const start = step === segment.first ? segment.start : 0;
  const end = step === segment.last ? Math.min(segment.end, length) : length;
  return start < end ? { start, end } : null;
}

/** Whether the segment lies on this step, or on the run of text at this place of it. */
export function covers(segment: Segment, { step, offset }: Point): boolean {
  const range = rangeInStep(segment, step, Number.POSITIVE_INFINITY);
  return range !== null && range.start <= offset && offset < range.end;
}

/** Reading order: by where they start, longer ones first; the whole trace before everything. */
export function compareSegments(a: Segment, b: Segment): number {
  return comparePoints(startOf(a), startOf(b)) || comparePoints(endOf(b), endOf(a));
}

function startOf(segment: Segment): Point {
  if (segment.kind === "trace") return { step: -1, offset: 0 };
  return { step: segment.first, offset: segment.kind === "text" ? segment.start : -1 };
}

function endOf(segment: Segment): Point {
  if (segment.kind === "trace") return { step: Number.POSITIVE_INFINITY, offset: 0 };
  return { step: segment.last, offset: segment.kind === "text" ? segment.end : Number.POSITIVE_INFINITY };
}

/** "step 41", "steps 40–41", "the whole trace". */
export function placeName(segment: Segment): string {
  if (segment.kind === "trace") return "the whole trace";
  return segment.first === segment.last ? `step ${segment.first}` : `steps ${segment.first}–${segment.last}`;
}

/** Code points `start` to `end` of a step's readable text, an end of null meaning all the rest; null while not at hand. */
export type TextOf = (step: number, start: number, end: number | null) => string | null;

/**
 * The run of text between two points, in either order, with its quote: steps
 * joined by one newline. Null where it is empty or a text is not at hand.
 */
export function textSegment(one: Point, other: Point, textOf: TextOf): TextSegment | null {
  const [from, to] = comparePoints(one, other) <= 0 ? [one, other] : [other, one];
  const parts: string[] = [];
  for (let step = from.step; step <= to.step; step += 1) {
    const text = textOf(step, step === from.step ? from.offset : 0, step === to.step ? to.offset : null);
    if (text === null) return null;
    parts.push(text);
  }
  const quote = parts.join("\n");
  if (quote === "") return null;
  return { kind: "text", first: from.step, start: from.offset, last: to.step, end: to.offset, quote };
}
