import { type Estimate, fewItems } from "@/lib/stats/estimate";

/** What one annotator said of the items that a reference judged too, for one answer that is there or is not. */
export interface Confusion {
  readonly both: number;
  /** The reference says it is there, the annotator does not. */
  readonly missed: number;
  /** The annotator says it is there, the reference does not. */
  readonly extra: number;
  readonly neither: number;
}

const nothingFound = "The annotator found none here, so there is nothing whose correctness could be counted.";
const nothingToFind = "The reference has none here, so there was nothing to find.";
const nothingAtAll = "Neither the annotator nor the reference has any here.";
const few = `Fewer than ${fewItems} cases: one more or less would move this by four points or more.`;

/** The share of what the annotator found that the reference has too; null where the annotator found nothing. */
export function precision({ both, extra }: Confusion): Estimate {
  return share(both, both + extra, nothingFound);
}

/** The share of what the reference has that the annotator found; null where the reference has nothing. */
export function recall({ both, missed }: Confusion): Estimate {
  return share(both, both + missed, nothingToFind);
}

/**
 * F1 = 2·both ÷ (2·both + missed + extra): the harmonic mean of precision and
 * recall (van Rijsbergen 1979, Information Retrieval, 2nd ed., ch. 7, with
 * β = 1). It is the same whichever of the two is the reference, and takes no
 * account of what both left out. Null where neither has anything.
 */
export function f1({ both, missed, extra }: Confusion): Estimate {
  return share(2 * both, 2 * both + missed + extra, nothingAtAll);
}

function share(part: number, whole: number, none: string): Estimate {
  if (whole === 0) return { value: null, reason: none };
  return { value: part / whole, reason: whole < fewItems ? few : null };
}
