/** Figures in words, in the measure that they are of. */
import { intervalText, percent } from "@/lib/insights/percent";
import type { Measure } from "@/lib/insights/query-schema";
import type { Interval } from "@/lib/stats/interval";

interface Measured {
  readonly measure: Measure;
  readonly numerator: number;
  readonly denominator: number;
  /** A share, or findings per 1,000 steps. */
  readonly share: number | null;
  readonly interval: Interval | null;
}

const units: Readonly<Record<Measure, string>> = {
  findings: "findings",
  traces: "traces",
  labels: "labels",
  steps: "steps",
};

/** "41.8 %", "3.25"; a dash where there is none. */
export function figureText({ measure, share }: Pick<Measured, "measure" | "share">): string {
  if (share === null) return "–";
  return measure === "steps" ? rateText(share) : `${percent(share)} %`;
}

/** "251 of 601 findings", "12 findings in 4,800 steps". */
export function countText({ measure, numerator, denominator }: Measured): string {
  const [part, whole] = [numerator.toLocaleString("en"), denominator.toLocaleString("en")];
  if (measure === "steps") return `${part} ${numerator === 1 ? "finding" : "findings"} in ${whole} steps`;
  return `${part} of ${whole} ${units[measure]}`;
}

/** "37.9 to 45.7", in the unit of the figure. */
export function rangeText({ measure, interval }: Pick<Measured, "measure" | "interval">): string {
  if (measure !== "steps" || interval === null) return intervalText(interval);
  return `${rateText(interval[0])} to ${rateText(interval[1])}`;
}

/** Three digits that count, as few zeros as that needs. */
function rateText(rate: number): string {
  if (rate === 0) return "0";
  return rate < 10 ? rate.toFixed(2) : rate.toFixed(1);
}
