import type { Estimate } from "@/lib/stats/estimate";

/** The values that many statistics took over the resamples; a resample in which one is undefined is left out of its column. */
export interface DrawnColumns {
  /** One resample's values of the columns from `from` on. */
  add(from: number, estimates: readonly Estimate[]): void;
  /** A column's values in ascending order. */
  sorted(column: number): Float64Array;
}

export function drawnColumns(columns: number, resamples: number): DrawnColumns {
  const values = new Float64Array(columns * resamples);
  const kept = new Uint32Array(columns);
  return {
    add(from, estimates) {
      for (let place = 0; place < estimates.length; place += 1) {
        const value = estimates[place]?.value ?? null;
        if (value === null) continue;
        const column = from + place;
        values[column * resamples + (kept[column] as number)] = value;
        kept[column] = (kept[column] as number) + 1;
      }
    },
    sorted(column) {
      const start = column * resamples;
      return values.subarray(start, start + (kept[column] as number)).sort();
    },
  };
}
