/**
 * Where each row of the reader lies, from lengths alone: heights are estimated
 * until a row was drawn and measured. Steps are summed in a tree; the rows of a
 * step of several blocks are kept beside it once somebody came near.
 */
import { HeightTree } from "@/components/trace/height-tree";
import type { HiddenRuns } from "@/components/trace/hidden-runs";
import { blockLength, foldsAtFirst, type Row, stepRows } from "@/components/trace/step-rows";
import type { StepKind } from "@/lib/traces/canonical";
import type { TextRange } from "@/lib/traces/readable-text";

export interface StepShape {
  readonly kind: StepKind;
  /** Code points of its readable text. */
  readonly length: number;
}

export interface RowPlace {
  readonly step: number;
  readonly row: number;
}

const headHeight = 58;
const gapHeight = 36;
const runHeight = 34;

function estimate(row: Row, first: boolean, kind: StepKind): number {
  const own = first ? headHeight : 0;
  if (row.kind === "hidden") return runHeight;
  if (row.kind === "gap") return own + gapHeight;
  return own + estimateText(row.end - row.start, kind);
}

/** Lines of real traces are about two thirds full. */
function estimateText(length: number, kind: StepKind): number {
  const code = kind === "tool call" || kind === "tool result";
  return (code ? 19 : 22) * Math.max(1, Math.ceil(length / (code ? 56 : 46)));
}

interface StepRows {
  readonly rows: readonly Row[];
  readonly heights: number[];
}

const unknown: StepShape = { kind: "event", length: 0 };
const noRanges: readonly TextRange[] = [];

export class ReaderLayout {
  #shapes: readonly StepShape[] = [];
  /** Of each step as if none were hidden. */
  #heights = new Float64Array(0);
  #tree = new HeightTree(new Float64Array(0));
  #hidden: HiddenRuns | null = null;
  /** Rows of the runs of hidden steps, by their first. */
  readonly #runs = new Map<number, StepRows>();
  #kept: ReadonlyMap<number, readonly TextRange[]> = new Map();
  readonly #folded = new Map<number, boolean>();
  /** Rows of the steps that somebody came near. */
  readonly #near = new Map<number, StepRows>();
  /** Grows with every change of what rows there are. */
  generation = 0;

  constructor(shapes: readonly StepShape[]) {
    this.setShapes(shapes);
  }

  get count(): number {
    return this.#shapes.length;
  }

  get total(): number {
    return this.#tree.total;
  }

  /** Replaces what is known of the steps, as when the outline arrives; measured heights stay where a step stayed as it was. */
  setShapes(shapes: readonly StepShape[]): void {
    const before = this.#shapes;
    const known = this.#heights;
    this.#shapes = shapes;
    const heights = new Float64Array(shapes.length);
    // Written for a hundred thousand steps, on the server too: nothing is made for a step but its number.
    for (let step = 0; step < heights.length; step += 1) {
      const shape = shapes[step] ?? unknown;
      const { kind, length } = shape;
      // Steps of which nothing is known yet share one shape, and so a height.
      if (step >= before.length && shape === shapes[step - 1] && length <= blockLength && !this.#folded.has(step)) {
        heights[step] = heights[step - 1] ?? 0;
        continue;
      }
      const was = step < before.length ? before[step] : undefined;
      if (was?.kind === kind && was.length === length) {
        heights[step] = known[step] ?? 0;
        continue;
      }
      this.#near.delete(step);
      const oneRow = length <= blockLength && !this.isFolded(step);
      heights[step] = oneRow
        ? headHeight + estimateText(length, kind)
        : sum(this.#estimates(step, this.#makeRows(step)));
    }
    this.#heights = heights;
    this.#plant();
  }

  /** Says which steps are drawn as runs of hidden ones only; null for none. */
  setHidden(hidden: HiddenRuns | null): void {
    this.#hidden = hidden;
    this.#runs.clear();
    this.#plant();
  }

  #plant(): void {
    const hidden = this.#hidden;
    this.#tree = new HeightTree(
      hidden === null
        ? this.#heights
        : this.#heights.map((height, step) =>
            hidden.has(step) ? (hidden.firstOf(step) === step ? runHeight : 0) : height,
          ),
    );
    this.generation += 1;
  }

  isHidden(step: number): boolean {
    return this.#hidden?.has(step) ?? false;
  }

  /** The shown step at or behind a step in a direction, else the nearest in the other; null where none is shown. */
  shownNear(step: number, direction: 1 | -1): number | null {
    const hidden = this.#hidden;
    if (!hidden?.has(step)) return step;
    const [before, behind] = [hidden.firstOf(step) - 1, hidden.lastOf(step) + 1];
    const [near, far] = direction === 1 ? [behind, before] : [before, behind];
    const shown = (at: number) => at >= 0 && at < this.count;
    return shown(near) ? near : shown(far) ? far : null;
  }

  shape(step: number): StepShape {
    return this.#shapes[step] ?? unknown;
  }

  /** Whether the step is long enough to be folded. */
  folds(step: number): boolean {
    const { kind, length } = this.shape(step);
    return foldsAtFirst(kind, length);
  }

  isFolded(step: number): boolean {
    return this.#folded.get(step) ?? this.folds(step);
  }

  setFolded(step: number, folded: boolean): void {
    this.#folded.set(step, folded);
    this.#renew(step);
  }

  /** Says which text folding must not hide. */
  setKept(kept: ReadonlyMap<number, readonly TextRange[]>): void {
    const before = this.#kept;
    this.#kept = kept;
    for (const step of new Set([...before.keys(), ...kept.keys()])) {
      const same = JSON.stringify(before.get(step) ?? []) === JSON.stringify(kept.get(step) ?? []);
      if (!same && this.isFolded(step)) this.#renew(step);
    }
  }

  rows(step: number): readonly Row[] {
    return this.#at(step).rows;
  }

  rowHeight({ step, row }: RowPlace): number {
    return this.#at(step).heights[row] ?? 0;
  }

  offset({ step, row }: RowPlace): number {
    return this.#tree.offset(step) + sum(this.#at(step).heights.slice(0, row));
  }

  stepHeight(step: number): number {
    return this.#tree.height(step);
  }

  /** The step at this depth, of hidden ones the first of the run; rows are not looked at. */
  stepAt(depth: number): number {
    const step = this.#tree.at(depth);
    return this.#hidden?.has(step) ? this.#hidden.firstOf(step) : step;
  }

  /** The last of the steps that are drawn with this one: itself, or the last of its run of hidden ones. */
  lastWith(step: number): number {
    return this.#hidden?.has(step) ? this.#hidden.lastOf(step) : step;
  }

  /** The row at this depth. */
  rowAt(depth: number): RowPlace {
    const step = this.stepAt(depth);
    const { heights } = this.#at(step);
    let rest = depth - this.#tree.offset(step);
    let row = 0;
    while (row < heights.length - 1 && rest >= (heights[row] ?? 0)) {
      rest -= heights[row] ?? 0;
      row += 1;
    }
    return { step, row };
  }

  /** The row below another; null below the last. */
  after({ step, row }: RowPlace): RowPlace | null {
    if (row + 1 < this.rows(step).length) return { step, row: row + 1 };
    const next = this.lastWith(step) + 1;
    return next < this.count ? { step: next, row: 0 } : null;
  }

  /** The row in which a place of a step's text lies. */
  rowOf(step: number, offset: number): RowPlace {
    if (this.#hidden?.has(step)) return { step: this.#hidden.firstOf(step), row: 0 };
    const rows = this.rows(step);
    const row = rows.findIndex(({ end }) => offset < end);
    return { step, row: row < 0 ? rows.length - 1 : row };
  }

  measure({ step, row }: RowPlace, height: number): void {
    const { heights } = this.#at(step);
    if (heights[row] === undefined || heights[row] === height) return;
    heights[row] = height;
    this.#setHeight(step, sum(heights));
  }

  #setHeight(step: number, height: number): void {
    // While nothing is hidden the tree's heights are these themselves, so it goes first: it looks at what changed.
    this.#tree.set(step, height);
    if (!this.#hidden?.has(step)) this.#heights[step] = height;
  }

  /** The one row of a run of hidden steps; within the run there are no others. */
  #run(step: number, hidden: HiddenRuns): StepRows {
    if (step !== hidden.firstOf(step)) return { rows: [], heights: [] };
    const known = this.#runs.get(step);
    if (known) return known;
    const made = {
      rows: [{ kind: "hidden" as const, start: 0, end: 0, last: hidden.lastOf(step) }],
      heights: [runHeight],
    };
    this.#runs.set(step, made);
    return made;
  }

  #at(step: number): StepRows {
    const hidden = this.#hidden;
    if (hidden?.has(step)) return this.#run(step, hidden);
    const known = this.#near.get(step);
    if (known) return known;
    const rows = this.#makeRows(step);
    const made = { rows, heights: this.#estimates(step, rows) };
    this.#near.set(step, made);
    this.#setHeight(step, sum(made.heights));
    return made;
  }

  #makeRows(step: number): readonly Row[] {
    const { kind, length } = this.shape(step);
    return stepRows(kind, length, this.isFolded(step), this.#kept.get(step) ?? noRanges);
  }

  #estimates(step: number, rows: readonly Row[]): number[] {
    const { kind } = this.shape(step);
    return rows.map((row, place) => estimate(row, place === 0, kind));
  }

  /** Makes the rows of a step anew; heights of rows that stay the same are kept. */
  #renew(step: number): void {
    const before = this.#near.get(step);
    const rows = this.#makeRows(step);
    const estimates = this.#estimates(step, rows);
    const heights = rows.map(({ kind, start, end }, place) => {
      const same = before?.rows.findIndex((row) => row.kind === kind && row.start === start && row.end === end) ?? -1;
      return before?.heights[same] ?? estimates[place] ?? 0;
    });
    this.#near.set(step, { rows, heights });
    if (this.isHidden(step)) this.#heights[step] = sum(heights);
    else this.#setHeight(step, sum(heights));
    this.generation += 1;
  }
}

function sum(heights: readonly number[]): number {
  let total = 0;
  for (const height of heights) total += height;
  return total;
}
