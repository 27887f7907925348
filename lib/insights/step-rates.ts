import type { PartSum, Sums } from "@/lib/insights/part-sums";
import type { Interval } from "@/lib/stats/interval";
import { rateInterval } from "@/lib/stats/rate";

export interface StepRate {
  readonly perThousandSteps: number | null;
  readonly perThousandStepsInterval: Interval | null;
}

/** Findings of a part per 1,000 steps of the traces that were read. Null where these have no steps. */
export function stepRate(all: Sums, { y, yy, stepsY }: PartSum): StepRate {
  if (all.steps === 0) return { perThousandSteps: null, perThousandStepsInterval: null };
  const interval = rateInterval({ n: all.n, y, x: all.steps, yy, xx: all.squares, xy: stepsY });
  return {
    perThousandSteps: (1000 * y) / all.steps,
    perThousandStepsInterval: interval && [1000 * interval[0], 1000 * interval[1]],
  };
}
