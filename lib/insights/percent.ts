import type { Interval } from "@/lib/stats/interval";

/** A share as per cent with one decimal and no sign: 0.41764 → "41.8". */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** "37.9 to 45.7"; says so where there is none. */
export function intervalText(interval: Interval | null): string {
  return interval === null ? "no interval" : `${percent(interval[0])} to ${percent(interval[1])}`;
}

/** A published share, always with the two decimals that the paper prints: 0.1098 → "10.98", 0.213 → "21.30". */
export function printed(share: number): string {
  return (share * 100).toFixed(2);
}

/** A difference of shares in points, signed: 0.0418 → "+4.2", −0.0418 → "−4.2". */
export function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  if (Number(text) === 0) return "0.0";
  return `${difference > 0 ? "+" : "−"}${text}`;
}
