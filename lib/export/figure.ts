/** A chart as it is taken away: what it says, its numbers for programs and for readers, and how it is drawn. */
import type { Cell } from "@/lib/export/csv";
import type { CategoryCode } from "@/lib/mast/taxonomy";

export interface Figure {
  /** What its files are called, without the ending. */
  readonly name: string;
  readonly title: string;
  /** What is counted: data, consensus, basis, filters, date. */
  readonly note: string;
  /** For programs: shares from 0 to 1, nothing rounded that matters. */
  readonly columns: readonly string[];
  readonly records: readonly (readonly Cell[])[];
  /** For readers: the same in words. */
  readonly heads: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly drawing: Drawing;
}

export interface FigureRow {
  readonly cells: readonly string[];
  /** A row that others belong to. */
  readonly strong?: boolean;
}

export type Drawing = BarDrawing | StackDrawing | DifferenceDrawing | GridDrawing;

export interface BarDrawing {
  readonly kind: "bars";
  readonly end: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** What the upright ticks on the bars are, where there are any. */
  readonly reference: string | null;
  readonly bars: readonly Bar[];
}

export interface Bar {
  /** Begins a group of bars, with this over it. */
  readonly heading?: string;
  readonly category: CategoryCode;
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly reference: number | null;
  readonly text: string;
}

/** Parts of wholes, one above the other. */
export interface StackDrawing {
  readonly kind: "stacks";
  readonly key: readonly { readonly category: CategoryCode; readonly name: string }[];
  readonly stacks: readonly {
    readonly name: string;
    readonly text: string;
    readonly parts: readonly { readonly category: CategoryCode; readonly share: number; readonly text: string }[];
  }[];
}

/** To either side of nought. */
export interface DifferenceDrawing {
  readonly kind: "differences";
  /** The largest difference that the axis holds. */
  readonly reach: number;
  readonly bars: readonly Omit<Bar, "heading" | "reference">[];
}

/** The darker, the more. */
export interface GridDrawing {
  readonly kind: "grid";
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly category: CategoryCode | null;
    readonly name: string;
    readonly cells: readonly { readonly ink: number; readonly text: string }[];
  }[];
}
