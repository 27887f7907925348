import type { RatioCell } from "@/lib/stats/bootstrap-tails";

/** A unit adds fewer than so many above and below the line. */
const side = 16;

/** Gathers units that add the same above and below the line of a ratio, of which there are few kinds. */
export class RatioCells {
  private readonly units = new Float64Array(side * side);

  add(y: number, x: number, units: number): void {
    const at = side * x + y;
    this.units[at] = (this.units[at] as number) + units;
  }

  list(): RatioCell[] {
    const cells: RatioCell[] = [];
    for (const [at, units] of this.units.entries()) {
      if (units > 0) cells.push({ y: at % side, x: Math.floor(at / side), units });
    }
    return cells;
  }
}
