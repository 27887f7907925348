import type { GroupCount } from "@/lib/insights/group-count";
import type { ModeMask } from "@/lib/reviews/masks";

const least = 16;
/** Knuth's multiplier, the golden ratio of 32 bits: neighbouring masks do not fall upon each other. */
const spread = 0x9e3779b1;

/**
 * How many traces of one group have each (judged, found, whole), in a table with open addresses: a view of a large
 * project adds to it hundreds of thousands of times.
 */
export class VerdictCounts {
  private filled = 0;
  /** What was found, and above it in four bits how many the trace has in all: no mask has more than fourteen. */
  private found = new Int32Array(least);
  /** One more than what was judged; 0 where the place in the table is free. */
  private judged = new Int32Array(least);
  private traces = new Int32Array(least);
  private steps = new Float64Array(least);
  private squares = new Float64Array(least);

  add(judged: ModeMask, found: ModeMask, whole: number, steps: number): void {
    const place = this.placeOf(judged + 1, found | (whole << 14));
    this.traces[place] = (this.traces[place] as number) + 1;
    this.steps[place] = (this.steps[place] as number) + steps;
    this.squares[place] = (this.squares[place] as number) + steps * steps;
  }

  /** All of them, with the key of the group. */
  list(key: string | null): GroupCount[] {
    const counts: GroupCount[] = [];
    for (let place = 0; place < this.judged.length; place += 1) {
      const judged = this.judged[place] as number;
      if (judged === 0) continue;
      const found = this.found[place] as number;
      counts.push({
        key,
        judged: judged - 1,
        found: found & 0x3fff,
        whole: found >>> 14,
        traces: this.traces[place] as number,
        steps: this.steps[place] as number,
        squares: this.squares[place] as number,
      });
    }
    return counts;
  }

  private placeOf(judged: number, found: number): number {
    let place = this.search(judged, found);
    if (this.judged[place] !== 0) return place;
    if (2 * this.filled >= this.judged.length) {
      this.grow();
      place = this.search(judged, found);
    }
    this.filled += 1;
    this.judged[place] = judged;
    this.found[place] = found;
    return place;
  }

  private search(judged: number, found: number): number {
    const { judged: ofJudged, found: ofFound } = this;
    const last = ofJudged.length - 1;
    const hashed = Math.imul(found ^ Math.imul(judged, 0x85ebca6b), spread);
    let place = (hashed ^ (hashed >>> 15)) & last;
    while (ofJudged[place] !== 0 && (ofJudged[place] !== judged || ofFound[place] !== found))
      place = (place + 1) & last;
    return place;
  }

  private grow(): void {
    const { judged, found, traces, steps, squares } = this;
    const size = 4 * judged.length;
    this.judged = new Int32Array(size);
    this.found = new Int32Array(size);
    this.traces = new Int32Array(size);
    this.steps = new Float64Array(size);
    this.squares = new Float64Array(size);
    for (let from = 0; from < judged.length; from += 1) {
      if (judged[from] === 0) continue;
      const place = this.search(judged[from] as number, found[from] as number);
      this.judged[place] = judged[from] as number;
      this.found[place] = found[from] as number;
      this.traces[place] = traces[from] as number;
      this.steps[place] = steps[from] as number;
      this.squares[place] = squares[from] as number;
    }
  }
}
