/**
 * Whether more than half are of a kind: an odd record is refused, and an odd
 * message kept as an event, each by itself; it does not change what the others are.
 */
export function mostly<T>(items: readonly T[], is: (item: T) => boolean): boolean {
  const found = items.reduce((count, item) => count + (is(item) ? 1 : 0), 0);
  return found * 2 > items.length;
}
