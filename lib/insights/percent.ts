import type { Interval } from "@/lib/stats/interval";

/** A share as per cent with one decimal and no sign: 0.41764 → "41.8". */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** "37.9 to 45.7"; says so where there is none. */
export function intervalText(interval: Interval | null): string {
  return interval === null ? "no interval" : `${percent(interval[0])} to ${percent(interval[1])}`;
}

/** A published share as it was printed, to two decimals at most: 0.1098 → "10.98", 0.442 → "44.2". */
export function printed(share: number): string {
  return String(Number((share * 100).toFixed(2)));
}
