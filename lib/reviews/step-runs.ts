/** Sets of steps as runs: first, last, first, last …, in order and apart from each other. */
export type StepRuns = readonly number[];

/** The runs of the steps that are marked with anything but 0. */
export function runsOf(marks: Uint8Array): number[] {
  const runs: number[] = [];
  for (let step = 0; step < marks.length; step += 1) {
    if (marks[step] === 0) continue;
    if (runs.length > 0 && runs.at(-1) === step - 1) runs[runs.length - 1] = step;
    else runs.push(step, step);
  }
  return runs;
}

/** Marks the steps of the runs; those beyond the end are no steps any more. */
export function markRuns(marks: Uint8Array, runs: StepRuns): void {
  for (let at = 0; at + 1 < runs.length; at += 2) marks.fill(1, runs[at], (runs[at + 1] ?? 0) + 1);
}

/** The steps that are in either of two sets. */
export function joinRuns(some: StepRuns, others: StepRuns): number[] {
  const pairs = [...pairsOf(some), ...pairsOf(others)].sort((a, b) => a[0] - b[0]);
  const runs: number[] = [];
  for (const [first, last] of pairs) {
    const end = runs.at(-1);
    if (end !== undefined && first <= end + 1) runs[runs.length - 1] = Math.max(end, last);
    else runs.push(first, last);
  }
  return runs;
}

function pairsOf(runs: StepRuns): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < runs.length; at += 2) pairs.push([runs[at] ?? 0, runs[at + 1] ?? 0]);
  return pairs;
}

/** Whether numbers are runs: in pairs, in order, apart. */
export function areRuns(numbers: readonly number[]): boolean {
  if (numbers.length % 2 !== 0) return false;
  return numbers.every(
    (number, at) => at === 0 || (at % 2 === 0 ? number > (numbers[at - 1] ?? 0) + 1 : number >= (numbers[at - 1] ?? 0)),
  );
}
