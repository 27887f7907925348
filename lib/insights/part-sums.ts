import { countModes, type ModeMask, type VerdictCount } from "@/lib/reviews/masks";

/** How long the traces of a count are together; absent where nobody asked. */
export interface Sizes {
  readonly steps?: number;
  readonly squares?: number;
}

/** Sums over read traces: all that the figures of a part need but for drawing traces again. */
export interface PartSum {
  /** Traces judged for the part, and those with a finding of it. */
  readonly judged: number;
  readonly traces: number;
  /** Of y, a trace's findings of the part: y, y², and y times all of its findings, and times its steps. */
  readonly y: number;
  readonly yy: number;
  readonly xy: number;
  readonly stepsY: number;
}

export interface Sums {
  readonly n: number;
  /** Traces with a finding. */
  readonly failing: number;
  /** Of x, a trace's findings: x and x². */
  readonly x: number;
  readonly xx: number;
  readonly steps: number;
  readonly squares: number;
  readonly parts: readonly PartSum[];
}

/** One pass over the verdicts for all parts at once: there are tens of thousands of verdicts in a large project. */
export function sumParts(read: readonly (VerdictCount & Sizes)[], masks: readonly ModeMask[]): Sums {
  const total = { n: 0, failing: 0, x: 0, xx: 0, steps: 0, squares: 0 };
  const parts = masks.map(() => ({ judged: 0, traces: 0, y: 0, yy: 0, xy: 0, stepsY: 0 }));
  for (const { judged, found, traces, steps = 0, squares = 0 } of read) {
    const x = countModes(found);
    total.n += traces;
    if (x > 0) total.failing += traces;
    total.x += traces * x;
    total.xx += traces * x * x;
    total.steps += steps;
    total.squares += squares;
    for (let part = 0; part < parts.length; part += 1) {
      const mask = masks[part] ?? 0;
      const sum = parts[part];
      if (sum === undefined || (judged & mask) === 0) continue;
      sum.judged += traces;
      const y = countModes(found & mask);
      if (y === 0) continue;
      sum.traces += traces;
      sum.y += traces * y;
      sum.yy += traces * y * y;
      sum.xy += traces * x * y;
      sum.stepsY += steps * y;
    }
  }
  return { ...total, parts };
}
