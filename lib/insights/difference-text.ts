/** Differences, ratios and p-values in words: the same on screen and in files. */
import { points } from "@/lib/insights/percent";
import type { Interval } from "@/lib/stats/interval";

/** "+4.2 (−1.0 to +9.4)", in points; a dash where there is none. */
export function differenceText(difference: number | null, ends: Interval | null): string {
  if (difference === null) return "–";
  return ends === null ? points(difference) : `${points(difference)} (${points(ends[0])} to ${points(ends[1])})`;
}

export function ratioText(ratio: number | null, ends: Interval | null): string {
  if (ratio === null) return "–";
  return ends === null ? ratio.toFixed(2) : `${ratio.toFixed(2)} (${ends[0].toFixed(2)} to ${ends[1].toFixed(2)})`;
}

export function probabilityText(p: number | null): string {
  if (p === null) return "–";
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}
