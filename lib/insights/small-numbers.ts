/**
 * Under this many traces a share says little: its 95 % interval is then wider
 * than 0.35 from end to end where it lies in the middle (Wilson 1927, at 12 of 25).
 */
export const fewTraces = 25;

export function isSmall(traces: number): boolean {
  return traces < fewTraces;
}
