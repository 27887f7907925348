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

/** What each step shows of a set of labels; each step's answer is worked out once. */
export class LabelIndex {
  readonly #labels: readonly PlacedLabel[];
  readonly #marks = new Map<number, readonly Mark[]>();
  #before: LabelIndex | null;

  /** With the index before it, steps on which nothing changed keep the very same answer, and need not be drawn again. */
  constructor(labels: readonly PlacedLabel[], before: LabelIndex | null = null) {
    this.#labels = inOrder(labels);
    this.#before = before;
    if (before) before.#before = null;
  }

  /** All labels in reading order. */
  get labels(): readonly PlacedLabel[] {
    return this.#labels;
  }

  /** The labels that lie on a step; those of the whole trace lie on none. */
  on(step: number): readonly Mark[] {
    const known = this.#marks.get(step);
    if (known) return known;
    const found = this.#labels.flatMap((placed) => markOn(placed, step));
    const earlier = this.#earlier(step);
    const marks = sameMarks(earlier, found) ? earlier : found;
    this.#marks.set(step, marks);
    return marks;
  }

  #earlier(step: number): readonly Mark[] {
    const before = this.#before;
    return before === null ? none : (before.#marks.get(step) ?? none);
  }

  /** The labels that lie on any of a run of steps. */
  within(first: number, last: number): readonly PlacedLabel[] {
    return this.#labels.filter(({ label }) =>
      label.segments.some((segment) => segment.kind !== "trace" && segment.first <= last && first <= segment.last),
    );
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
          if (range) kept.set(step, [...(kept.get(step) ?? []), range]);
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

/** Labels by where their first place begins; ties keep the order in which they were made. */
export function inOrder<T extends PlacedLabel>(labels: readonly T[]): T[] {
  const first = ({ label }: PlacedLabel) => [...label.segments].sort(compareSegments)[0] ?? { kind: "trace" as const };
  return [...labels].sort((a, b) => compareSegments(first(a), first(b)));
}
