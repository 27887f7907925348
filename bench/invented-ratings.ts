/** Ratings of traces by annotators who share an opinion and err on their own; the same at every run. */
import type { Rating } from "@/lib/agreement/rating-patterns";
import { modeCodes } from "@/lib/mast/taxonomy";
import { everyMode } from "@/lib/reviews/masks";
import { fillRandom, seededState } from "@/lib/stats/random";

/** How often the modes are there, from one in two to one in a hundred; a rater errs in one of eight cells. */
const prevalence = modeCodes.map((_, place) => 0.5 * 0.74 ** place);
const error = 0.125;

export function inventedRatings(traces: number, annotators: number, seed: number): Rating[] {
  const state = seededState(seed);
  const uniform = new Uint32Array(modeCodes.length * (annotators + 1));
  return Array.from({ length: traces }, (_, trace) => {
    fillRandom(state, uniform);
    const below = (place: number, share: number) => (uniform[place] as number) < share * 2 ** 32;
    return Array.from({ length: annotators }, (_, annotator) => {
      let found = 0;
      for (const [mode, share] of prevalence.entries()) {
        const there = below(mode, share);
        const errs = below(modeCodes.length * (annotator + 1) + mode, error * (there ? 2 : share + 0.1));
        if (there !== errs) found |= 1 << mode;
      }
      return { trace: `trace ${trace}`, annotator: `annotator ${annotator}`, judged: everyMode, found };
    });
  }).flat();
}
