/**
 * Whether at least nine in ten, and at least one, are of a kind: one odd record
 * is refused or kept by itself, and does not change what the others are.
 */
export function mostly<T>(items: readonly T[], is: (item: T) => boolean): boolean {
  const found = items.reduce((count, item) => count + (is(item) ? 1 : 0), 0);
  return found > 0 && found * 10 >= items.length * 9;
}
