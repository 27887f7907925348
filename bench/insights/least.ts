const rounds = 5;

/** The least milliseconds of each of some works in five rounds, taken in turns so that they share what else the machine does. */
export async function least(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[place] = Math.min(times[place] ?? 0, performance.now() - start);
    }
  }
  return times;
}

export function show(milliseconds: number): string {
  return `${milliseconds.toFixed(0).padStart(5)} ms`;
}
