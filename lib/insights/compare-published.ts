/** What is counted here beside published figures, which are taken as they stand: their traces are not at hand to draw again. */
import { adjusted, sidesOf, sumsOf } from "@/lib/insights/compare-groups";
import type { PartComparison, Side } from "@/lib/insights/comparison-schema";
import { type ComparedMeasure, type PartCode, parts } from "@/lib/insights/part-vectors";
import { mastDataTraceShares, type PublishedSource, publishedFindings } from "@/lib/mast/published";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import type { VerdictCount } from "@/lib/reviews/masks";
import { normalTails } from "@/lib/stats/normal-tails";
import { ratioStandardError } from "@/lib/stats/ratio";

/**
 * Own − published of every category and mode. The interval is that of the own share, shifted; p is that of
 * z = (own − published) ÷ s, with the linearised standard error of the own share (Cochran 1977, eq. 2.39). Where
 * that is 0, because a mode was found nowhere or everywhere, s is the score test's, √(p₀(1 − p₀) ÷ n) over the n
 * traces that count (Wilson 1927).
 */
export function comparePublished(
  pairs: readonly VerdictCount[],
  source: PublishedSource,
  measure: ComparedMeasure,
): PartComparison[] {
  const second = sidesOf(pairs, measure);
  const first = parts.map((code): Side => {
    return { numerator: null, denominator: null, share: publishedShare(source, code, measure), interval: null };
  });
  const differences = parts.map((_, part) => {
    const [published, own] = [first[part]?.share ?? null, second[part]];
    if (published === null || !own || own.share === null) return { interval: null, p: null };
    const sums = sumsOf(pairs, part, measure);
    const failing = pairs.reduce((sum, { judged, found, traces }) => sum + ((judged & found) === 0 ? 0 : traces), 0);
    const score = Math.sqrt((published * (1 - published)) / (measure === "findings" ? failing : sums.x));
    const error = ratioStandardError(sums) || score;
    const interval = own.interval && ([own.interval[0] - published, own.interval[1] - published] as const);
    return { interval, p: normalTails((own.share - published) / error) };
  });
  return adjusted(first, second, differences);
}

/** A published share from 0 to 1; null where none was published in this measure. */
export function publishedShare(source: PublishedSource, code: PartCode, measure: ComparedMeasure): number | null {
  const category = categoryCodes.find((one) => one === code);
  const mode = modeCodes.find((one) => one === code);
  if (measure === "findings") {
    const { categories, modes } = publishedFindings[source];
    if (category) return categories[category] / 100;
    return mode ? modes[mode] / 100 : null;
  }
  return mode && source === "mast-data" ? mastDataTraceShares[mode] / 100 : null;
}
