import type { Swap } from "@/lib/agreement/agreement-schema";
import type { Pair } from "@/lib/agreement/comparison";
import type { RatingPattern } from "@/lib/agreement/rating-patterns";
import { modesOf, type Verdict } from "@/lib/reviews/masks";

const unread: Verdict = { judged: 0, found: 0 };

/**
 * Which modes stand for one another: in how many traces the reference alone
 * found one mode and the annotator alone another, both having judged both. With
 * several modes to a trace this is what a table of modes by modes can say.
 */
export function swapsOf(patterns: readonly RatingPattern[], { first, second }: Pair): Swap[] {
  const swaps = new Map<string, Swap>();
  for (const { verdicts, traces } of patterns) {
    const [reference, annotator] = [verdicts[first] ?? unread, verdicts[second] ?? unread];
    const judged = reference.judged & annotator.judged;
    for (const missed of modesOf(judged & reference.found & ~annotator.found)) {
      for (const extra of modesOf(judged & annotator.found & ~reference.found)) {
        const known = swaps.get(missed + extra)?.traces ?? 0;
        swaps.set(missed + extra, { reference: missed, annotator: extra, traces: known + traces });
      }
    }
  }
  return [...swaps]
    .sort(([a, one], [b, other]) => other.traces - one.traces || (a < b ? -1 : 1))
    .map(([, swap]) => swap);
}
