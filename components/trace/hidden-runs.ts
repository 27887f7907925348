/** Steps that a filter hides, as the runs in which they lie: each run is drawn as one thin row. */
export class HiddenRuns {
  /** For each step the first of its run, or -1 where it is shown. */
  readonly #first: Int32Array;
  /** For the first step of each run its last. */
  readonly #last: Int32Array;
  readonly count: number;

  constructor(hidden: Uint8Array) {
    this.#first = new Int32Array(hidden.length).fill(-1);
    this.#last = new Int32Array(hidden.length).fill(-1);
    let first = -1;
    let count = 0;
    for (let step = 0; step < hidden.length; step += 1) {
      if (hidden[step] === 0) first = -1;
      else {
        if (first < 0) first = step;
        this.#first[step] = first;
        this.#last[first] = step;
        count += 1;
      }
    }
    this.count = count;
  }

  has(step: number): boolean {
    return (this.#first[step] ?? -1) >= 0;
  }

  /** The first step of the run that holds a hidden step. */
  firstOf(step: number): number {
    return this.#first[step] ?? step;
  }

  /** The last step of the run that holds a hidden step. */
  lastOf(step: number): number {
    return this.#last[this.firstOf(step)] ?? step;
  }
}
