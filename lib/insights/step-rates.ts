import { countModes, type ModeMask, type VerdictCount } from "@/lib/reviews/masks";
import type { Interval } from "@/lib/stats/interval";
import { rateInterval } from "@/lib/stats/rate";

/** How long the traces of a count are together; absent where nobody asked. */
export interface Sizes {
  readonly steps?: number;
  readonly squares?: number;
}

export interface StepRate {
  readonly perThousandSteps: number | null;
  readonly perThousandStepsInterval: Interval | null;
}

/** Findings of a group of modes per 1,000 steps of the traces that were read. Null where these have no steps. */
export function stepRate(read: readonly (VerdictCount & Sizes)[], part: ModeMask): StepRate {
  const sums = { n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  for (const { found, traces, steps = 0, squares = 0 } of read) {
    const y = countModes(found & part);
    sums.n += traces;
    sums.y += traces * y;
    sums.x += steps;
    sums.yy += traces * y * y;
    sums.xx += squares;
    sums.xy += steps * y;
  }
  if (sums.x === 0) return { perThousandSteps: null, perThousandStepsInterval: null };
  const interval = rateInterval(sums);
  return {
    perThousandSteps: (1000 * sums.y) / sums.x,
    perThousandStepsInterval: interval && [1000 * interval[0], 1000 * interval[1]],
  };
}
