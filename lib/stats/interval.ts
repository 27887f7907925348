/** A 95 % interval, both ends included. */
export type Interval = readonly [low: number, high: number];

/** The 0.975 quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;

/** A proportion's interval cannot leave 0 to 1. */
export function clip(low: number, high: number): Interval {
  return [Math.max(0, low), Math.min(1, high)];
}
