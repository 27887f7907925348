/** Fixed, so that the same reviews always show the same intervals. */
export const seed = 2503_13657;

export const usualResamples = 2000;

/** With as few the ends of an interval are still the fifth lowest and highest value. */
const fewestResamples = 199;

/** Additions that all resamples together may take: a second or two. */
const budget = 2e9;

/** How many resamples to draw where each takes so many additions. */
export function affordable(wanted: number, additions: number): number {
  return Math.min(wanted, Math.max(fewestResamples, Math.floor(budget / Math.max(1, additions))));
}
