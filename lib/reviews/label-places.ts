/** Where labels lie on the page: what a step shows of them, what folding must not hide, and their order. */
import type { DraftLabel } from "@/lib/reviews/draft";
import { compareSegments, covers, type Point, rangeInStep } from "@/lib/reviews/segment-geometry";
import type { TextRange } from "@/lib/traces/readable-text";

/** A label as somebody's; `by` is null for one's own. */
export interface PlacedLabel {
  readonly label: DraftLabel;
  readonly by: string | null;
}

/** What a step shows of a label. */
export interface Mark extends PlacedLabel {
  /** Whether the label goes on beyond this step, which then gets a bar in the gutter. */
  readonly spans: boolean;
  /** Runs of the step's text that it covers. */
  readonly ranges: readonly TextRange[];
}

const none: readonly Mark[] = [];
const allText = Number.MAX_SAFE_INTEGER;
/** Segments over more steps than these are kept apart, so that a label on all of a long trace is not kept a thousand times. */
const long = 64;

/** What each step shows of a set of labels; each step's answer is worked out once. */
export class LabelIndex {
  readonly #labels: readonly PlacedLabel[];
  /** Places in `#labels`, in order, of what lies on a step; those with a long segment stand in `#long` instead. */
  readonly #onStep = new Map<number, number[]>();
  readonly #long: number[] = [];
  readonly #marks = new Map<number, readonly Mark[]>();
  #before: LabelIndex | null;

  /** With the index before it, steps on which nothing changed keep the very same answer, and need not be drawn again. */
  constructor(labels: readonly PlacedLabel[], before: LabelIndex | null = null) {
    this.#labels = inOrder(labels);
    for (const place of this.#labels.keys()) this.#enter(place);
    this.#before = before;
    if (before) before.#before = null;
  }

  #enter(place: number): void {
    const segments = this.#labels[place]?.label.segments ?? [];
    if (segments.some((segment) => segment.kind !== "trace" && segment.last - segment.first > long)) {
      this.#long.push(place);
      return;
    }
    for (const segment of segments) {
      if (segment.kind === "trace") continue;
      for (let step = segment.first; step <= segment.last; step += 1) {
        const here = this.#onStep.get(step);
        if (here === undefined) this.#onStep.set(step, [place]);
        else if (here.at(-1) !== place) here.push(place);
      }
    }
  }

  /** All labels in reading order. */
  get labels(): readonly PlacedLabel[] {
    return this.#labels;
  }

  /** The labels that lie on a step; those of the whole trace lie on none. */
  on(step: number): readonly Mark[] {
    const known = this.#marks.get(step);
    if (known) return known;
    const found = this.within(step, step).flatMap((placed) => markOn(placed, step));
    const earlier = this.#earlier(step);
    const marks = sameMarks(earlier, found) ? earlier : found;
    this.#marks.set(step, marks);
    return marks;
  }

  #earlier(step: number): readonly Mark[] {
    const before = this.#before;
    return before === null ? none : (before.#marks.get(step) ?? none);
  }

  /** The labels that lie on any of a run of steps, in reading order. */
  within(first: number, last: number): readonly PlacedLabel[] {
    const places = new Set(this.#long.filter((place) => this.#reaches(place, first, last)));
    for (const step of this.#stepsBetween(first, last))
      for (const place of this.#onStep.get(step) ?? []) places.add(place);
    return [...places].sort((a, b) => a - b).flatMap((place) => this.#labels[place] ?? []);
  }

  /** Of a run of steps those on which anything lies, however long the run is. */
  #stepsBetween(first: number, last: number): number[] {
    if (last - first > this.#onStep.size)
      return [...this.#onStep.keys()].filter((step) => first <= step && step <= last);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  }

  #reaches(place: number, first: number, last: number): boolean {
    const segments = this.#labels[place]?.label.segments ?? [];
    return segments.some((segment) => segment.kind !== "trace" && segment.first <= last && first <= segment.last);
  }

  /** The labels whose text covers a place, the shortest first. */
  at(point: Point): PlacedLabel[] {
    return this.on(point.step)
      .filter(({ label }) => label.segments.some((segment) => covers(segment, point)))
      .sort((a, b) => extent(a) - extent(b));
  }

  /** Text that must stay in view when its step is folded. */
  kept(): ReadonlyMap<number, readonly TextRange[]> {
    const kept = new Map<number, TextRange[]>();
    for (const { label } of this.#labels) {
      for (const segment of label.segments) {
        if (segment.kind !== "text") continue;
        for (let step = segment.first; step <= segment.last; step += 1) {
          const range = rangeInStep(segment, step, allText);
          if (!range) continue;
          const here = kept.get(step);
          if (here === undefined) kept.set(step, [range]);
          else here.push(range);
        }
      }
    }
    return kept;
  }
}

const sameMarks = (some: readonly Mark[], others: readonly Mark[]) =>
  some.length === others.length &&
  some.every(({ label, by }, place) => label === others[place]?.label && by === others[place]?.by);

function markOn(placed: PlacedLabel, step: number): Mark[] {
  const here = placed.label.segments.filter(
    (segment) => segment.kind !== "trace" && segment.first <= step && step <= segment.last,
  );
  if (here.length === 0) return [];
  const spans = here.some((segment) => segment.kind !== "trace" && segment.first < segment.last);
  const ranges = here.flatMap((segment) => rangeInStep(segment, step, allText) ?? []);
  return [{ ...placed, spans, ranges }];
}

const extent = ({ ranges }: Mark) => ranges.reduce((sum, { start, end }) => sum + end - start, 0);

const wholeTrace = { kind: "trace" } as const;

/** Labels by where their first place begins; ties keep the order in which they were made. */
export function inOrder<T extends PlacedLabel>(labels: readonly T[]): T[] {
  return labels
    .map((placed) => ({ placed, first: [...placed.label.segments].sort(compareSegments)[0] ?? wholeTrace }))
    .sort((a, b) => compareSegments(a.first, b.first))
    .map(({ placed }) => placed);
}
