/**
 * Between places in the document and places in a trace. Every drawn run of text
 * carries where it starts (`data-start`), and one that stands for something
 * else than its letters how much that is (`data-length`), so nothing that the
 * browser did to the text on the way can shift an offset.
 */
import type { Point } from "@/lib/reviews/segment-geometry";
import { countCodePoints, indexOfCodePoint } from "@/lib/traces/code-points";
import type { TextRange } from "@/lib/traces/readable-text";

export interface DrawnRun extends TextRange {
  readonly node: Text;
  /** Whether it stands for other characters and can only be taken whole. */
  readonly whole: boolean;
}

const runs = new WeakMap<HTMLElement, DrawnRun>();

function runOf(element: HTMLElement): DrawnRun | null {
  const node = element.firstChild;
  if (!(node instanceof Text)) return null;
  const known = runs.get(element);
  if (known && known.node === node && known.start === Number(element.dataset.start)) return known;
  const start = Number(element.dataset.start);
  const length = element.dataset.length;
  const end = start + (length === undefined ? countCodePoints(node.data) : Number(length));
  const run = { node, start, end, whole: length !== undefined };
  runs.set(element, run);
  return run;
}

const selector = "[data-start]";

function stepOf(element: Element): number {
  return Number(element.closest<HTMLElement>("[data-step]")?.dataset.step);
}

function pointIn(element: HTMLElement, offset: number): Point | null {
  const run = runOf(element);
  if (!run) return null;
  const step = stepOf(element);
  if (run.whole) return { step, offset: offset === 0 ? run.start : run.end };
  return { step, offset: run.start + countCodePoints(run.node.data, 0, offset) };
}

/** The place in the trace of a place in the document; beside the text, the nearest run before or behind it. */
export function pointOf(root: HTMLElement, node: Node, offset: number, side: "start" | "end"): Point | null {
  const element = node instanceof Element ? node : node.parentElement;
  const inside = node instanceof Text ? element?.closest<HTMLElement>(selector) : null;
  if (inside && root.contains(inside)) return pointIn(inside, offset);
  const range = document.createRange();
  range.setStart(node, offset);
  let before: HTMLElement | null = null;
  for (const run of root.querySelectorAll<HTMLElement>(selector)) {
    // The run lies behind the place once the place is not behind its beginning.
    if (range.comparePoint(run, 0) > 0 || (range.comparePoint(run, 0) === 0 && side === "start")) {
      if (side === "start") return pointIn(run, 0);
      break;
    }
    before = run;
  }
  return before ? pointIn(before, Number.MAX_SAFE_INTEGER) : null;
}

/** The place of the text under a point of the window. */
export function pointAt(root: HTMLElement, x: number, y: number): Point | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret && root.contains(caret.offsetNode) ? pointOf(root, caret.offsetNode, caret.offset, "start") : null;
}

/** Everything that is drawn, by step. */
export function drawnRuns(root: HTMLElement): ReadonlyMap<number, readonly DrawnRun[]> {
  const drawn = new Map<number, DrawnRun[]>();
  for (const row of root.querySelectorAll<HTMLElement>("[data-row]")) {
    const step = Number(row.dataset.step);
    const known = drawn.get(step) ?? [];
    for (const element of row.querySelectorAll<HTMLElement>(selector)) {
      const run = runOf(element);
      if (run) known.push(run);
    }
    drawn.set(step, known);
  }
  return drawn;
}

/** The drawn parts of a run of a step's text. */
export function rangesIn(drawn: readonly DrawnRun[], { start, end }: TextRange): StaticRange[] {
  const ranges: StaticRange[] = [];
  for (const run of drawn) {
    if (run.end <= start || run.start >= end) continue;
    const from = run.whole ? 0 : indexOfCodePoint(run.node.data, Math.max(0, start - run.start));
    const to = run.whole ? run.node.length : indexOfCodePoint(run.node.data, Math.min(end, run.end) - run.start);
    ranges.push(
      new StaticRange({ startContainer: run.node, startOffset: from, endContainer: run.node, endOffset: to }),
    );
  }
  return ranges;
}

/** Where a place of the text is drawn, as a box in the window; null while it is not. */
export function boxOf(root: HTMLElement, { step, offset }: Point): DOMRect | null {
  const drawn = drawnRuns(root).get(step) ?? [];
  const [found] = rangesIn(drawn, { start: Math.max(0, offset - 1), end: offset + 1 }).slice(-1);
  if (!found) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.getBoundingClientRect();
}
