import { scaleLinear } from "d3-scale";

/** A horizontal axis of shares or rates: from 0 to a round end that holds every value. */
export interface Axis {
  readonly end: number;
  readonly ticks: readonly number[];
}

/** Never shorter than 5 %, so that a handful of rare modes does not look like a flood, and never beyond 100 %. */
export function axisFor(shares: readonly number[]): Axis {
  const most = Math.min(1, Math.max(0.05, ...shares));
  const scale = scaleLinear().domain([0, most]).nice(4);
  const end = Math.min(1, scale.domain()[1] ?? 1);
  return { end, ticks: scale.ticks(4).filter((tick) => tick <= end) };
}

/** Where on the axis a share lies, as a CSS length from its left end. */
export function along(axis: Axis, share: number): string {
  const part = Math.min(1, Math.max(0, share / axis.end));
  return `${Number((part * 100).toFixed(3))}%`;
}

/** The same for rates, which have no end of their own. */
export function rateAxis(rates: readonly number[]): Axis {
  const scale = scaleLinear()
    .domain([0, Math.max(0.01, ...rates)])
    .nice(4);
  return { end: scale.domain()[1] ?? 1, ticks: scale.ticks(4) };
}
