/** What speaks for asking back before a review is submitted. */
export interface Doubt {
  /** Steps that were never in view. */
  readonly unseen: number;
  /** Whether no label was set and nobody said that there is no failure. */
  readonly unlabelled: boolean;
}

/** Null where nothing speaks for it. */
export function doubtOf(seen: Uint8Array, labels: number, noFailure: boolean): Doubt | null {
  const unseen = seen.reduce((sum, mark) => sum + (mark === 0 ? 1 : 0), 0);
  const unlabelled = labels === 0 && !noFailure;
  return unseen > 0 || unlabelled ? { unseen, unlabelled } : null;
}

export function sameDoubt(one: Doubt | null, other: Doubt | null): boolean {
  return one?.unseen === other?.unseen && one?.unlabelled === other?.unlabelled;
}

export function doubtName({ unseen, unlabelled }: Doubt): string {
  const steps = unseen === 1 ? "1 step was" : `${unseen} steps were`;
  return [
    unseen > 0 ? `${steps} never in view.` : null,
    unlabelled ? "No label was set. Did you find no failure?" : null,
  ]
    .filter((doubt) => doubt !== null)
    .join(" ");
}
