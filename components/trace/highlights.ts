import { drawnRuns, rangesIn } from "@/components/trace/text-points";
import type { TextRange } from "@/lib/traces/readable-text";

/** The layers in which text is painted, the lowest first; reader.css gives each its look. */
export const layers = ["others", "c0", "c1", "c2", "c3", "chosen", "hit", "current-hit", "selection"] as const;
export type Layer = (typeof layers)[number];

export interface Painted extends TextRange {
  readonly step: number;
  readonly layer: Layer;
}

/**
 * Paints runs of the drawn text, in layers over the text instead of elements
 * around it: labels overlap as they like and a new one costs no render.
 */
export function paint(root: HTMLElement, painted: readonly Painted[]): void {
  if (!("highlights" in CSS)) return;
  const drawn = drawnRuns(root);
  for (const [priority, layer] of layers.entries()) {
    const ranges = painted
      .filter((one) => one.layer === layer)
      .flatMap(({ step, ...range }) => rangesIn(drawn.get(step) ?? [], range));
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(`trace-${layer}`, highlight);
  }
}

export function clearPaint(): void {
  if (!("highlights" in CSS)) return;
  for (const layer of layers) CSS.highlights.delete(`trace-${layer}`);
}
