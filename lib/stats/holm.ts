/**
 * P-values of a family of tests, adjusted so that the chance of any false
 * alarm stays below the level at which they are read (Holm 1979, Scand. J.
 * Stat. 6, 65–70): the k-th smallest of m is multiplied by m − k + 1, never
 * below one before it, and at most 1. A test that could not be made (null)
 * stays null and is none of the m.
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const made = values.flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  made.sort((a, b) => a.value - b.value);
  const adjusted: (number | null)[] = values.map(() => null);
  let least = 0;
  for (const [rank, { value, place }] of made.entries()) {
    least = Math.min(1, Math.max(least, value * (made.length - rank)));
    adjusted[place] = least;
  }
  return adjusted;
}
