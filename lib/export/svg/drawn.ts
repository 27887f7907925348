import type { Svg } from "@/lib/export/svg/element";

/** How wide every figure is, in pixels of its own; it grows downwards. */
export const width = 760;

/** Where names end and marks begin. */
export const nameWidth = 262;

/** Marks that hang from 0, and how far down they reach. */
export interface Drawn {
  readonly height: number;
  readonly marks: readonly Svg[];
}
