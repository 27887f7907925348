/** The hits of a whole trace by number, from how many each step has: where they lie exactly is asked for by the page. */
export class HitIndex {
  readonly steps: readonly number[];
  readonly #hits: readonly number[];
  /** Number of the first hit of each step, and behind the last the number of all. */
  readonly #first: Float64Array;

  constructor(steps: readonly number[], hits: readonly number[]) {
    this.steps = steps;
    this.#hits = hits;
    this.#first = new Float64Array(steps.length + 1);
    for (let place = 0; place < steps.length; place += 1)
      this.#first[place + 1] = (this.#first[place] ?? 0) + (hits[place] ?? 0);
  }

  get total(): number {
    return this.#first[this.steps.length] ?? 0;
  }

  /** Number of the first hit in this step or behind it; `total` where there is none. */
  firstFrom(step: number): number {
    return this.#first[this.#placeFrom(step)] ?? this.total;
  }

  /** How many hits lie in the steps from `first` to `last`. */
  countBetween(first: number, last: number): number {
    return this.firstFrom(last + 1) - this.firstFrom(first);
  }

  /** The step of a hit, and how many hits stand before it there. */
  at(number: number): { readonly step: number; readonly nth: number } | null {
    if (number < 0 || number >= this.total) return null;
    let [low, high] = [0, this.steps.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#first[middle] ?? 0) <= number) low = middle;
      else high = middle - 1;
    }
    const step = this.steps[low];
    return step === undefined ? null : { step, nth: number - (this.#first[low] ?? 0) };
  }

  /** Place of the first step with hits that is not before this one. */
  #placeFrom(step: number): number {
    let [low, high] = [0, this.steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.steps[middle] ?? 0) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Hits of the step at a place of `steps`. */
  hitsAt(place: number): number {
    return this.#hits[place] ?? 0;
  }
}
