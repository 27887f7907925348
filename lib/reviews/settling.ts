/** How labels of several annotators become those of the adjudicated review. */
import type { Label, LabelInput } from "@/lib/reviews/label-schema";
import type { Segment } from "@/lib/reviews/segment";
import { compareSegments } from "@/lib/reviews/segment-geometry";

const precision = { text: 0, steps: 1, trace: 2 } as const;

/** What a label says, to be said again by another one. */
export function saidBy({ mode, segments, note, confidence, agent, decisive }: Label): LabelInput {
  return { mode, segments, note, confidence, agent, decisive };
}

/**
 * Of labels that say the same the one whose place stands for all: the most
 * precise kind of place (text before steps before the whole trace), of those
 * the widest, of those the first by id.
 */
export function foremost(labels: readonly Label[]): Label | undefined {
  const kind = ({ segments }: Label) => Math.min(...segments.map((segment) => precision[segment.kind]));
  return labels.toSorted((a, b) => kind(a) - kind(b) || extent(b) - extent(a) || (a.id < b.id ? -1 : 1))[0];
}

const extent = ({ segments }: Label) =>
  segments.reduce((sum, segment) => {
    if (segment.kind === "text") return sum + segment.quote.length;
    return segment.kind === "steps" ? sum + segment.last - segment.first + 1 : sum;
  }, 0);

/** Several labels as one: all their places, notes one under the other; what they contradict each other in is left open. */
export function mergedLabel(labels: readonly Label[]): LabelInput | undefined {
  const [first] = labels;
  if (!first) return undefined;
  const segments = distinctPlaces(labels.flatMap((label) => label.segments));
  const notes = new Set(labels.map(({ note }) => note.trim()).filter((note) => note !== ""));
  const same = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null);
  return {
    mode: first.mode,
    segments,
    note: [...notes].join("\n\n").slice(0, 20_000),
    confidence: same(labels.map(({ confidence }) => confidence)),
    agent: same(labels.map(({ agent }) => agent)),
    decisive: labels.every(({ decisive }) => decisive),
  };
}

/** Places in the order of the text, without those that lie within another; the whole trace only where it is all there is. */
function distinctPlaces(segments: readonly Segment[]): Segment[] {
  const placed = segments.filter(({ kind }) => kind !== "trace");
  const ordered = (placed.length > 0 ? placed : segments).toSorted(compareSegments);
  const kept: Segment[] = [];
  for (const segment of ordered) if (!kept.some((other) => within(segment, other))) kept.push(segment);
  return kept.slice(0, 50);
}

/** Whether one place adds nothing to another. */
function within(a: Segment, b: Segment): boolean {
  if (a.kind === "trace" || b.kind === "trace") return a.kind === b.kind;
  if (b.kind === "steps") return b.first <= a.first && a.last <= b.last;
  if (a.kind !== "text") return false;
  const starts = b.first < a.first || (b.first === a.first && b.start <= a.start);
  return starts && (a.last < b.last || (a.last === b.last && a.end <= b.end));
}

/** One label for each place of it; the note goes with each. */
export function splitLabel(label: Label): LabelInput[] {
  return label.segments.map((segment) => ({ ...saidBy(label), segments: [segment] }));
}
