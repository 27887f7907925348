/** Where two texts differ, for two columns beside each other. */
import { diffLines, diffWordsWithSpace } from "diff";

export interface DifferencePart {
  readonly text: string;
  /** Whether the other text lacks it. */
  readonly differs: boolean;
}

export interface Difference {
  readonly left: readonly DifferencePart[];
  readonly right: readonly DifferencePart[];
  /** Places where they differ. */
  readonly places: number;
}

/** A comparison of very different texts takes quadratic time; past this many edits lines are compared, then nothing. */
const mostEdits = { words: 4_000, lines: 2_000 } as const;

export function differenceOf(left: string, right: string): Difference {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: mostEdits.words }) ??
    diffLines(left, right, { maxEditLength: mostEdits.lines }) ?? [
      { value: left, removed: true, added: false },
      { value: right, removed: false, added: true },
    ];
  const parts = (absent: "added" | "removed", own: "added" | "removed") =>
    changes.filter((change) => !change[absent]).map((change) => ({ text: change.value, differs: change[own] }));
  let places = 0;
  let before = true;
  for (const { added, removed } of changes) {
    const same = !added && !removed;
    if (!same && before) places += 1;
    before = same;
  }
  return { left: parts("added", "removed"), right: parts("removed", "added"), places };
}
