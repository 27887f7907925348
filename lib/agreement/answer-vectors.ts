import { type Answer, answerOf, partMasks } from "@/lib/agreement/parts";
import type { RatingPattern } from "@/lib/agreement/rating-patterns";

/** A vector holds the answers of all annotators about one part of a trace; few distinct ones occur. */
export interface AnswerVectors {
  readonly vectors: readonly (readonly Answer[])[];
  /** The place of each pattern's vector of each part: the parts of the first pattern, then those of the second, … */
  readonly cells: Uint32Array;
}

/** Each distinct vector once, in the order in which the patterns bring them. */
export function answerVectors(patterns: readonly RatingPattern[]): AnswerVectors {
  const vectors: Answer[][] = [];
  const cells = new Uint32Array(patterns.length * partMasks.length);
  // A tree with a branch for each answer: a node's number times three, plus the answer, leads to the next node.
  const branches: number[] = [0, 0, 0];
  const placeOf: number[] = [];
  for (const [row, { verdicts }] of patterns.entries()) {
    for (const [part, mask] of partMasks.entries()) {
      let node = 0;
      for (const verdict of verdicts) {
        const branch = node * 3 + answerOf(verdict, mask);
        node = branches[branch] as number;
        if (node === 0) {
          node = branches.length / 3;
          branches[branch] = node;
          branches.push(0, 0, 0);
        }
      }
      let place = placeOf[node];
      if (place === undefined) {
        place = vectors.push(verdicts.map((verdict) => answerOf(verdict, mask))) - 1;
        placeOf[node] = place;
      }
      cells[row * partMasks.length + part] = place;
    }
  }
  return { vectors, cells };
}
