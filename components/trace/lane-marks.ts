/** The lanes of a run as paths: however many steps there are, a path holds at most one mark a pixel. */
import type { RunAxis } from "@/components/trace/run-axis";

export interface LaneGeometry {
  readonly axis: RunAxis;
  /** Of the drawing, in pixels. */
  readonly width: number;
  readonly laneHeight: number;
}

type Line = Pick<LaneGeometry, "axis" | "width">;

/** A step's mark: a square while there is room, a stroke of the same height where steps crowd. */
export function markSize({ axis, width, laneHeight }: LaneGeometry): { readonly wide: number; readonly high: number } {
  const high = Math.max(4, laneHeight * 0.5);
  return { wide: Math.max(1, Math.min(high, (width / Math.max(1, axis.count)) * 0.8)), high };
}

/** Middle of a step on the axis. */
export function xOf(step: number, { axis, width }: Line): number {
  return axis.middle(step) * width;
}

/** The step at a place of the axis. */
export function stepAtX(x: number, { axis, width }: Line): number {
  return axis.stepAt(x / Math.max(1, width));
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

/** Bars that grow upwards with how much lies at their pixel: one of it is seen, and a hundred differ from ten. */
export function heatPath(
  steps: readonly number[],
  amounts: (place: number) => number,
  line: Line,
  high: number,
): string {
  const heat = new Map<number, number>();
  for (const [place, step] of steps.entries()) {
    const x = Math.round(xOf(step, line));
    heat.set(x, (heat.get(x) ?? 0) + amounts(place));
  }
  const most = Math.max(1, ...heat.values());
  return [...heat]
    .map(([x, amount]) => {
      const height = Math.max(2, (high * Math.log1p(amount)) / Math.log1p(most));
      return `M${x - 0.5} ${high}v-${height.toFixed(1)}h1v${height.toFixed(1)}z`;
    })
    .join("");
}

/** Round numbers of steps to print under the axis. */
export function ticks(count: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 80));
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count / most)));
  const every = [1, 2, 5, 10].map((times) => times * power).find((step) => count / step <= most) ?? power * 10;
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every);
}
