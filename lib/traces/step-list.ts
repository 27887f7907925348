/** Steps as they come, and what stands between them without being a step. */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { mergedRaw } from "@/lib/traces/content-blocks";

export class StepList {
  readonly #steps: ParsedStep[] = [];
  readonly #beside = new Map<number, Json[]>();

  get length(): number {
    return this.#steps.length;
  }

  /** Returns the step's index. */
  push(step: ParsedStep): number {
    this.#steps.push(step);
    return this.#steps.length - 1;
  }

  at(index: number): ParsedStep | undefined {
    return this.#steps[index];
  }

  replace(index: number, step: ParsedStep): void {
    if (index in this.#steps) this.#steps[index] = step;
  }

  /** Keeps what is no step with the step before it, or with the trace where there is none yet. */
  beside(value: Json): void {
    const at = this.#steps.length - 1;
    this.#beside.set(at, [...(this.#beside.get(at) ?? []), value]);
  }

  steps(): ParsedStep[] {
    return this.#steps.map((step, index) => {
      const beside = this.#beside.get(index);
      return beside === undefined ? step : { ...step, raw: mergedRaw({ beside }, step.raw) };
    });
  }

  /** What stood before the first step. */
  before(): readonly Json[] {
    return this.#beside.get(-1) ?? [];
  }
}
