/** The lanes of a run as paths: however many steps there are, a path holds at most one mark a pixel. */

export interface LaneGeometry {
  readonly count: number;
  /** Of the drawing, in pixels. */
  readonly width: number;
  readonly laneHeight: number;
}

/** A step's mark: a square while there is room, a stroke of the same height where steps crowd. */
export function markSize({ count, width, laneHeight }: LaneGeometry): { readonly wide: number; readonly high: number } {
  const high = Math.max(4, laneHeight * 0.5);
  return { wide: Math.max(1, Math.min(high, (width / Math.max(1, count)) * 0.8)), high };
}

/** Middle of a step on the axis. */
export function xOf(step: number, { count, width }: Pick<LaneGeometry, "count" | "width">): number {
  return ((step + 0.5) / Math.max(1, count)) * width;
}

/** The step at a place of the axis. */
export function stepAtX(x: number, { count, width }: Pick<LaneGeometry, "count" | "width">): number {
  return Math.max(0, Math.min(count - 1, Math.floor((x / Math.max(1, width)) * count)));
}

/** One path of squares per lane; `lane` names each step's lane, -1 for none. */
export function lanePaths(lane: readonly number[], lanes: number, geometry: LaneGeometry): string[] {
  const { wide, high } = markSize(geometry);
  const paths: string[][] = Array.from({ length: lanes }, () => []);
  const last = new Float64Array(lanes).fill(Number.NEGATIVE_INFINITY);
  for (let step = 0; step < lane.length; step += 1) {
    const at = lane[step] ?? -1;
    const path = paths[at];
    if (!path) continue;
    const x = xOf(step, geometry) - wide / 2;
    if (x - (last[at] ?? 0) < 1) continue;
    last[at] = x;
    const y = at * geometry.laneHeight + (geometry.laneHeight - high) / 2;
    path.push(`M${x.toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}v${high.toFixed(1)}h-${wide.toFixed(1)}z`);
  }
  return paths.map((path) => path.join(""));
}

/** Of places on the axis those far enough apart to be told from each other, leftmost first. */
export function spaced(places: readonly number[], apart: number): number[] {
  const kept: number[] = [];
  for (const x of [...places].sort((a, b) => a - b))
    if (kept.length === 0 || x - (kept.at(-1) ?? 0) >= apart) kept.push(x);
  return kept;
}

/** Round numbers of steps to print under the axis. */
export function ticks(count: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 80));
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count / most)));
  const every = [1, 2, 5, 10].map((times) => times * power).find((step) => count / step <= most) ?? power * 10;
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}
