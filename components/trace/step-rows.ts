/**
 * A step as rows of the reader: blocks of text of bounded size, and the gaps of
 * what is folded. Everything follows from lengths alone, so that the rows of a
 * step are known before its text is.
 */
import type { StepKind } from "@/lib/traces/canonical";
import type { TextRange } from "@/lib/traces/readable-text";

/** Code points of one block: 4 kB of English, 8 kB of Greek; about a screen and a half. */
export const blockLength = 4_096;

export interface TextRow extends TextRange {
  readonly kind: "text";
}

/** Text that is folded away. */
export interface GapRow extends TextRange {
  readonly kind: "gap";
}

/** Steps that a filter hides, from the one that has this row to `last`. */
export interface HiddenRow extends TextRange {
  readonly kind: "hidden";
  readonly last: number;
}

export type Row = TextRow | GapRow | HiddenRow;

interface FoldRule {
  /** Longer steps are folded. */
  readonly above: number;
  readonly head: number;
  readonly tail: number;
}

const plain: FoldRule = { above: 3_000, head: 1_100, tail: 400 };
const tool: FoldRule = { above: 1_600, head: 700, tail: 300 };

const foldRules: Record<StepKind, FoldRule> = {
  message: plain,
  thought: plain,
  "tool call": tool,
  "tool result": tool,
  system: { above: 500, head: 240, tail: 0 },
  event: tool,
};

/** Whether a step of this kind and length is folded until somebody unfolds it. */
export function foldsAtFirst(kind: StepKind, length: number): boolean {
  return length > foldRules[kind].above;
}

/** Readers see labelled text in its surroundings. */
const surroundings = 240;

/**
 * The rows of a step. Folded, it shows its beginning, its end and whatever of it
 * is in `kept`, such as labelled text, which is never hidden.
 */
export function stepRows(kind: StepKind, length: number, folded: boolean, kept: readonly TextRange[] = []): Row[] {
  if (!folded) return blocksOf({ start: 0, end: length });
  const { head, tail } = foldRules[kind];
  const shown = joined(
    [
      { start: 0, end: head },
      { start: length - tail, end: length },
      ...kept.map(({ start, end }) => ({ start: start - surroundings, end: end + surroundings })),
    ],
    length,
  );
  const rows: Row[] = [];
  let at = 0;
  for (const range of shown) {
    if (range.start > at) rows.push({ kind: "gap", start: at, end: range.start });
    rows.push(...blocksOf(range));
    at = range.end;
  }
  if (at < length) rows.push({ kind: "gap", start: at, end: length });
  return rows;
}

/** Blocks start at multiples of their length, so that folding and unfolding elsewhere in a step leaves them as they are. */
function blocksOf({ start, end }: TextRange): TextRow[] {
  const rows: TextRow[] = [];
  let at = start;
  do {
    const next = Math.min(end, (Math.floor(at / blockLength) + 1) * blockLength);
    rows.push({ kind: "text", start: at, end: next });
    at = next;
  } while (at < end);
  return rows;
}

/** Ranges in order, clipped to the text, with those that touch or nearly touch made one. */
function joined(ranges: readonly TextRange[], length: number): TextRange[] {
  const clipped = ranges
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const result: TextRange[] = [];
  for (const range of clipped) {
    const last = result.at(-1);
    if (last && range.start <= last.end + surroundings) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else result.push(range);
  }
  return result;
}
