const rounds = 15;
/** Milliseconds after which no further round begins: the slow ones need no more. */
const enough = 12_000;

/** The least milliseconds of each of some works in up to fifteen rounds, taken in turns so that they share what else the machine does. */
export async function least(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  const begun = performance.now();
  for (let round = 0; round < rounds && (round === 0 || performance.now() - begun < enough); round += 1) {
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
