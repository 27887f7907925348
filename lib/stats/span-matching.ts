import type { Span } from "@/lib/stats/unitizing-alpha";

/** Length that two spans share ÷ length that they cover together (Jaccard 1912, New Phytol. 11, 37–50). */
export function overlap(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  if (shared <= 0) return 0;
  return shared / (one.end - one.start + (other.end - other.start) - shared);
}

/**
 * The largest number of pairs (one of each side, each span once) that overlap by
 * at least `threshold`, found along augmenting paths (Berge 1957, Proc. Natl.
 * Acad. Sci. 43, 842–844). A greedy matching would depend on the order of the spans.
 */
export function countMatches(ones: readonly Span[], others: readonly Span[], threshold: number): number {
  const partnerOf = new Array<number>(others.length).fill(-1);
  const fits = ones.map((one) => others.flatMap((other, place) => (isMatch(one, other, threshold) ? [place] : [])));
  const findPartner = (one: number, tried: Set<number>): boolean =>
    (fits[one] ?? []).some((place) => {
      if (tried.has(place)) return false;
      tried.add(place);
      const holder = partnerOf[place] as number;
      if (holder >= 0 && !findPartner(holder, tried)) return false;
      partnerOf[place] = one;
      return true;
    });
  return ones.reduce((matches, _, one) => matches + Number(findPartner(one, new Set())), 0);
}

/** Spans that share nothing never match, whatever the threshold. */
function isMatch(one: Span, other: Span, threshold: number): boolean {
  const share = overlap(one, other);
  return share > 0 && share >= threshold;
}
