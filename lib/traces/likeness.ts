/** How alike two texts are: what repeated steps and reset conversations look like. */

/** Likeness from which two steps are worth comparing. */
export const nearlySame = 0.8;

const word = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

export type WordCounts = ReadonlyMap<string, number>;

export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

/**
 * Twice the words and signs in common over all of both, each counted as often
 * as it stands (Dice 1945, for multisets): 0 for nothing in common, 1 for the
 * same words in any order. Two texts without words are alike.
 */
export function likeness(one: WordCounts, other: WordCounts): number {
  let [all, common] = [0, 0];
  for (const count of other.values()) all += count;
  for (const [found, count] of one) {
    all += count;
    common += Math.min(count, other.get(found) ?? 0);
  }
  return all === 0 ? 1 : (2 * common) / all;
}

/** Likeness that texts of these lengths can hardly exceed, told without reading them. */
export function likenessOfLengths(one: number, other: number): number {
  return one + other === 0 ? 1 : (2 * Math.min(one, other)) / (one + other);
}
