/**
 * Read traces as columns, one place a trace: what a view of a large project counts. The database keeps them written down
 * (prisma/models/tally.prisma) and hands them over as they are; here they become the counts that every figure follows from.
 */

import type { FindingDimension } from "@/lib/insights/dimensions";
import { stageOf, tenths } from "@/lib/insights/finding-place";
import type { Focus } from "@/lib/insights/focus";
import type { GroupCount } from "@/lib/insights/group-count";
import { modeCodes } from "@/lib/mast/taxonomy";
import { countModes, everyMode, type ModeMask } from "@/lib/reviews/masks";

export interface TallyColumns {
  /** The group of these traces. */
  readonly key: string | null;
  /** What was judged, fourteen bits further up than what was found. */
  readonly verdicts: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
  /** Two characters a labelled mode in the order in which these begin: its letter from `a`, and the tenth or `-`. */
  readonly marks?: readonly string[];
  /** Modes of which a label is decisive. */
  readonly decisive?: readonly ModeMask[];
  /** In the order of the marks, of each mode: how many labels, and which agent the first of them names. */
  readonly labels?: readonly (readonly number[])[];
  readonly agents?: readonly (readonly (string | null)[])[];
}

const width = modeCodes.length;
const firstLetter = "a".charCodeAt(0);
const dash = "-".charCodeAt(0);
const zero = "0".charCodeAt(0);

/** The place of the mode of a mark in MAST's order. */
export function placeAt(marks: string, mark: number): number {
  return marks.charCodeAt(2 * mark) - firstLetter;
}

function tenthAt(marks: string, mark: number): number | null {
  const sign = marks.charCodeAt(2 * mark + 1);
  return sign === dash ? null : sign - zero;
}

/** The findings of one trace that are in focus. */
export function findingsAt(columns: TallyColumns, trace: number, focus: Focus): ModeMask {
  const found = (columns.verdicts[trace] ?? 0) & everyMode;
  if (focus === "all" || found === 0) return found;
  if (focus === "decisive") return found & (columns.decisive?.[trace] ?? 0);
  const marks = columns.marks?.[trace] ?? "";
  for (let mark = 0; 2 * mark < marks.length; mark += 1) {
    const bit = 1 << placeAt(marks, mark);
    // Those that no label places in the run stand last: of them none is first.
    if (tenthAt(marks, mark) === null) return 0;
    if ((found & bit) !== 0) return bit;
  }
  return 0;
}

/** How many traces have each (judged, found) pair. */
export function countColumns(columns: TallyColumns, focus: Focus): GroupCount[] {
  const counts = counting(columns.key);
  for (let trace = 0; trace < columns.verdicts.length; trace += 1) {
    const found = findingsAt(columns, trace, focus);
    const judged = (columns.verdicts[trace] ?? 0) >> width;
    counts.add(judged, found, countModes(found), columns.steps[trace] ?? 0);
  }
  return counts.list();
}

/** The same for groups of findings: the traces that have findings in a group, with those findings alone. */
export function countPlaced(columns: TallyColumns, dimension: FindingDimension, focus: Focus): GroupCount[] {
  const groups: ReturnType<typeof counting>[] = [];
  const numbers = new Map<string | null, number>();
  const numberOf = (key: string | null) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = groups.push(counting(key)) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  // What one trace has in each group that it has anything in; cleared for the next.
  const own: ModeMask[] = [];
  const touched: number[] = [];
  for (let trace = 0; trace < columns.verdicts.length; trace += 1) {
    const found = findingsAt(columns, trace, focus);
    if (found === 0) continue;
    const marks = columns.marks?.[trace] ?? "";
    for (let mark = 0; 2 * mark < marks.length; mark += 1) {
      const bit = 1 << placeAt(marks, mark);
      if ((found & bit) === 0) continue;
      const number = numberOf(
        dimension === "agent" ? (columns.agents?.[trace]?.[mark] ?? null) : placed[dimension](marks, mark),
      );
      if (!own[number]) touched.push(number);
      own[number] = (own[number] ?? 0) | bit;
    }
    const judged = (columns.verdicts[trace] ?? 0) >> width;
    for (const number of touched) {
      groups[number]?.add(judged, own[number] ?? 0, countModes(found), columns.steps[trace] ?? 0);
      own[number] = 0;
    }
    touched.length = 0;
  }
  return groups.flatMap((group) => group.list());
}

const tenthNames = tenths.map(String);

const placed = {
  position: (marks: string, mark: number) => {
    const tenth = tenthAt(marks, mark);
    return tenth === null ? null : (tenthNames[tenth] ?? null);
  },
  stage: (marks: string, mark: number) => {
    const mode = modeCodes[placeAt(marks, mark)];
    return mode === undefined ? null : stageOf(mode, tenthAt(marks, mark));
  },
};

type Growing = { -readonly [Field in keyof GroupCount]: GroupCount[Field] };

/** Counts of one group by what was judged, what was found, and how much in all. */
function counting(key: string | null) {
  const byJudged = new Map<ModeMask, Map<number, Growing>>();
  return {
    add(judged: ModeMask, found: ModeMask, whole: number, steps: number): void {
      let alike = byJudged.get(judged);
      if (alike === undefined) {
        alike = new Map();
        byJudged.set(judged, alike);
      }
      // No mask has more than fourteen modes: four bits hold how many.
      const count = alike.get(found * 16 + whole);
      if (count === undefined) {
        alike.set(found * 16 + whole, { key, judged, found, whole, traces: 1, steps, squares: steps * steps });
        return;
      }
      count.traces += 1;
      count.steps += steps;
      count.squares += steps * steps;
    },
    list: (): GroupCount[] => [...byJudged.values()].flatMap((alike) => [...alike.values()]),
  };
}
