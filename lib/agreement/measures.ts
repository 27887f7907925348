/** From the counts of one part to its coefficients, always in the same order, so that a bootstrap can keep them in columns. */
import { type Comparison, pairSlots, pairStart, tallySlot } from "@/lib/agreement/comparison";
import { meanOfPairs } from "@/lib/agreement/mean-of-pairs";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { type Confusion, f1, precision, recall } from "@/lib/stats/detection";
import type { Estimate } from "@/lib/stats/estimate";
import { fleissKappa } from "@/lib/stats/fleiss-kappa";
import { gwetAc1 } from "@/lib/stats/gwet-ac1";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { type RatedItems, tallyRatings } from "@/lib/stats/rating-tally";
import { rawAgreement } from "@/lib/stats/raw-agreement";

export const coefficients = ["raw", "cohen", "fleiss", "alpha", "ac1"] as const;
export type Coefficient = (typeof coefficients)[number];

export const standings = ["raw", "cohen"] as const;
export const scores = ["precision", "recall", "f1"] as const;

/** Where the columns of each comparison begin. */
export function columnsOf({ members, pairs, scored }: Comparison) {
  const pairsFrom = coefficients.length;
  const membersFrom = pairsFrom + pairs.length * coefficients.length;
  const scoredFrom = membersFrom + members * standings.length;
  return {
    all: 0,
    pair: (place: number) => pairsFrom + place * coefficients.length,
    member: (place: number) => membersFrom + place * standings.length,
    scored: (place: number) => scoredFrom + place * scores.length,
    count: scoredFrom + scored.length * scores.length,
  };
}

/** The counts of one part as each comparison needs them. */
export interface PartCounts {
  readonly all: readonly RatedItems[];
  /** As a table of the first one's answer by the second one's: absent, found. */
  readonly pairs: readonly PairCounts[];
  readonly scored: readonly Confusion[];
}

export interface PairCounts {
  readonly table: readonly (readonly [number, number])[];
  readonly rated: readonly RatedItems[];
}

/** Reads a part's counts from its sums. */
export function partCounts(comparison: Comparison, sums: Float64Array): PartCounts {
  const { members, pairs, scored } = comparison;
  const all: RatedItems[] = [];
  for (let judged = 1; judged <= members; judged += 1) {
    for (let found = 0; found <= judged; found += 1) {
      const items = sums[tallySlot(comparison, judged, found)] as number;
      if (items > 0) all.push({ counts: [judged - found, found], items });
    }
  }
  const count = (pair: number, slot: number) => sums[pairStart(comparison, pair) + slot] as number;
  return {
    all,
    pairs: pairs.map((_, pair) => {
      const [neither, both] = [count(pair, pairSlots.neither), count(pair, pairSlots.both)];
      const [first, second] = [count(pair, pairSlots.first), count(pair, pairSlots.second)];
      return {
        table: [
          [neither, second],
          [first, both],
        ],
        rated: [
          { counts: [2, 0], items: neither },
          { counts: [1, 1], items: first + second },
          { counts: [0, 2], items: both },
          { counts: [1, 0], items: count(pair, pairSlots.absentAlone) },
          { counts: [0, 1], items: count(pair, pairSlots.foundAlone) },
        ],
      };
    }),
    scored: scored.map((_, place) => ({
      both: count(pairs.length + place, pairSlots.both),
      missed: count(pairs.length + place, pairSlots.first),
      extra: count(pairs.length + place, pairSlots.second),
      neither: count(pairs.length + place, pairSlots.neither),
    })),
  };
}

/** All coefficients of a part, in the order of `columnsOf`. */
export function measure(comparison: Comparison, { all, pairs, scored }: PartCounts): Estimate[] {
  const kappas = pairs.map(({ table }) => cohenKappa(table));
  const ofPairs = pairs.map(({ rated }, pair) => ofRated(rated, kappas[pair] as Estimate));
  const raws = ofPairs.map(([raw]) => raw as Estimate);
  const members = comparison.pairsOf.map((own) => [
    meanOfPairs(own.map((pair) => raws[pair] as Estimate)),
    meanOfPairs(own.map((pair) => kappas[pair] as Estimate)),
  ]);
  return [
    ...ofRated(all, meanOfPairs(kappas)),
    ...ofPairs.flat(),
    ...members.flat(),
    ...scored.flatMap((confusion) => [precision(confusion), recall(confusion), f1(confusion)]),
  ];
}

/** In the order of `coefficients`. */
function ofRated(rated: readonly RatedItems[], cohen: Estimate): Estimate[] {
  const tally = tallyRatings(rated, 2);
  return [rawAgreement(tally), cohen, fleissKappa(tally), krippendorffAlpha(tally), gwetAc1(tally)];
}
