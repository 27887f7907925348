/** The run along a line: every step as wide as any other, or as wide as the time it took, or as its text is long. */
import type { TraceOutline } from "@/lib/traces/step-schema";

export const axisKinds = ["step", "time", "length"] as const;
export type AxisKind = (typeof axisKinds)[number];

/** A wait that is drawn shorter than it was, behind a step. */
export interface Idle {
  readonly step: number;
  readonly ms: number;
}

/** Where each step lies, as shares of the line. */
export class RunAxis {
  readonly kind: AxisKind;
  readonly idle: readonly Idle[];
  readonly #starts: Float64Array;

  constructor(kind: AxisKind, weights: Float64Array, idle: readonly Idle[] = []) {
    this.kind = kind;
    this.idle = idle;
    const starts = new Float64Array(weights.length + 1);
    // Made for every page, on the server too: of a hundred thousand steps entries() makes a pair each.
    for (let step = 0; step < weights.length; step += 1) starts[step + 1] = (starts[step] ?? 0) + (weights[step] ?? 0);
    const all = starts[weights.length] || 1;
    for (let step = 0; step < starts.length; step += 1) starts[step] = (starts[step] ?? 0) / all;
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** Where a step begins; of the number of steps, where the run ends. */
  start(step: number): number {
    return this.#starts[Math.max(0, Math.min(step, this.count))] ?? 0;
  }

  middle(step: number): number {
    return (this.start(step) + this.start(step + 1)) / 2;
  }

  /** The step at a share of the line. */
  stepAt(share: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.start(middle) <= share) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

export function evenAxis(count: number): RunAxis {
  return new RunAxis("step", new Float64Array(count).fill(1));
}

export const knowsTime = ({ time }: TraceOutline) => new Set(time.filter((at) => at >= 0)).size > 1;

/** The axis of a kind; by step where the run does not say its times. */
export function axisBy(kind: AxisKind, outline: TraceOutline): RunAxis {
  const count = outline.agent.length;
  if (kind === "length") return new RunAxis(kind, withRoom(Float64Array.from(outline.length)));
  if (kind === "time" && knowsTime(outline)) return timeAxis(outline.time);
  return evenAxis(count);
}

/** Every step keeps a little room, however short it is. */
function withRoom(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  const least = sum > 0 ? sum / weights.length / 10 : 1;
  return weights.map((weight) => weight + least);
}

/** Waits longer than this many usual ones, and than this, are idle. */
const unusual = 10;
const shortestIdle = 5_000;

function timeAxis(time: readonly number[]): RunAxis {
  const took = new Float64Array(time.length);
  let at = Math.max(0, time[0] ?? 0);
  for (let step = 0; step < time.length; step += 1) {
    // A step without a time, or with an earlier one, comes at the time of the one before.
    const next = Math.max(at, time[step + 1] ?? at);
    took[step] = next - at;
    at = next;
  }
  const waits = took.filter((ms) => ms > 0).sort();
  const usual = waits[Math.floor(waits.length / 2)] ?? 0;
  const longest = Math.max(unusual * usual, shortestIdle);
  const idle: Idle[] = [];
  for (const [step, ms] of took.entries()) if (ms > longest) idle.push({ step, ms });
  return new RunAxis("time", withRoom(took.map((ms) => Math.min(ms, longest))), idle);
}
