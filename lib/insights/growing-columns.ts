/** Typed arrays that grow: numbers by place, and the labels of all traces one behind the other. */

const least = 256;

/** A number at each place, 0 where none was set. */
export class GrowingInts {
  /** For loops that read every place; replaced when it grows. */
  values = new Int32Array(0);

  set(place: number, value: number): void {
    if (place >= this.values.length) {
      const grown = new Int32Array(Math.max(least, place + 1, Math.ceil(this.values.length * 1.5)));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[place] = value;
  }

  at(place: number): number {
    return this.values[place] ?? 0;
  }

  get bytes(): number {
    return this.values.byteLength;
  }
}

export class LabelHeap {
  values = new Uint32Array(0);
  private used = 0;
  private released = 0;

  /** Where they begin. */
  add(labels: ArrayLike<number>): number {
    const from = this.used;
    this.used += labels.length;
    if (this.used > this.values.length) {
      const grown = new Uint32Array(Math.max(least, this.used, Math.ceil(this.values.length * 1.5)));
      grown.set(this.values);
      this.values = grown;
    }
    this.values.set(labels, from);
    return from;
  }

  /** So many labels are nobody's any more. */
  release(labels: number): void {
    this.released += labels;
  }

  get scattered(): boolean {
    return this.released > least && this.released > this.used / 2;
  }

  /** Keeps only what `visit` asks to keep, which learns where that now begins. */
  rebuild(visit: (keep: (from: number, labels: number) => number) => void): void {
    const before = this.values;
    this.values = new Uint32Array(Math.max(least, this.used - this.released));
    this.used = 0;
    this.released = 0;
    visit((from, labels) => this.add(before.subarray(from, from + labels)));
  }

  get bytes(): number {
    return this.values.byteLength;
  }
}
