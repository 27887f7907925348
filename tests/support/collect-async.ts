/** Everything that an async iterable yields (Array.fromAsync, which the compiler's library does not know yet). */
export async function collectAsync<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
