import type { VerdictCount } from "@/lib/reviews/masks";

/** Traces of one group with the same verdict, and how long they are. */
export interface GroupCount extends VerdictCount {
  /** Null for what names no group. */
  readonly key: string | null;
  /** How many findings each of the traces has in all, of which `found` may be a part. */
  readonly whole: number;
  /** Steps of these traces together, and the sum of the squares of their numbers. */
  readonly steps: number;
  readonly squares: number;
}
