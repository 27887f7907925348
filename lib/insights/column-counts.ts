/** From columns to the counts that every figure of findings follows from. */
import { type Counted, eachTrace, labelGroups } from "@/lib/insights/column-traces";
import type { FindingDimension } from "@/lib/insights/dimensions";
import type { GroupCount } from "@/lib/insights/group-count";
import type { ProjectColumns } from "@/lib/insights/project-columns";
import { agentOf, placeOf } from "@/lib/insights/tally";
import { VerdictCounts } from "@/lib/insights/verdict-counts";
import { modeCodes } from "@/lib/mast/taxonomy";
import { countModes, type ModeMask } from "@/lib/reviews/masks";

/** How many traces of each group have each (judged, found) pair; unread ones are the pair (0, 0). */
export function countTraces(columns: ProjectColumns, counted: Counted): GroupCount[] {
  const groups = new Map<number, VerdictCounts>();
  const table = tableOf(groups);
  const keys = eachTrace(
    columns,
    counted,
    ({ group, judged, found, steps }) => table(group).add(judged, found, countModes(found), steps),
    (group) => table(group).add(0, 0, 0, 0),
  );
  return listed(groups, keys);
}

/** The same for groups of findings: the traces that have findings in a group, with those findings alone. */
export function countFindings(
  columns: ProjectColumns,
  counted: Counted & { readonly by: FindingDimension },
): GroupCount[] {
  const groups = new Map<number, VerdictCounts>();
  const table = tableOf(groups);
  const { codeOf, keys } = labelGroups(columns, counted.by);
  const labels = columns.labels.values;
  // The group of each mode of one trace, then what the trace has in each group that it has anything in.
  const groupOf = new Int32Array(modeCodes.length);
  const own: ModeMask[] = [];
  const touched: number[] = [];
  eachTrace(
    columns,
    counted,
    ({ judged, found, steps, from, to }) => {
      if (found === 0) return;
      let [placed, named] = [0, 0];
      for (let at = from; at < to; at += 1) {
        const label = labels[at] as number;
        const place = placeOf(label);
        const bit = 1 << place;
        if ((found & bit) === 0) continue;
        // A finding lies where the first of its labels does; its agent is that of the first that names one.
        const known = counted.by === "agent" ? named : placed;
        if ((known & bit) === 0) groupOf[place] = codeOf(label);
        placed |= bit;
        if (agentOf(label) !== 0) named |= bit;
      }
      for (let rest = placed; rest !== 0; rest &= rest - 1) {
        const place = 31 - Math.clz32(rest & -rest);
        const group = groupOf[place] as number;
        if (!own[group]) touched.push(group);
        own[group] = (own[group] ?? 0) | (1 << place);
      }
      const whole = countModes(found);
      for (const group of touched) {
        table(group).add(judged, own[group] as number, whole, steps);
        own[group] = 0;
      }
      touched.length = 0;
    },
    () => undefined,
  );
  return listed(groups, keys);
}

/** The counts of a group by its code, made when first asked for. */
function tableOf(groups: Map<number, VerdictCounts>): (group: number) => VerdictCounts {
  const tables: VerdictCounts[] = [];
  return (group) => {
    let table = tables[group];
    if (table === undefined) {
      table = new VerdictCounts();
      tables[group] = table;
      groups.set(group, table);
    }
    return table;
  };
}

function listed(groups: ReadonlyMap<number, VerdictCounts>, keys: readonly (string | null)[]): GroupCount[] {
  return [...groups].flatMap(([group, counts]) => counts.list(keys[group] ?? null));
}
