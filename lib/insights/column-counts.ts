/** From columns to the counts that every figure of findings follows from. */
import { type Counted, eachTrace, labelGroups } from "@/lib/insights/column-traces";
import type { FindingDimension } from "@/lib/insights/dimensions";
import type { GroupCount } from "@/lib/insights/group-count";
import type { ProjectColumns } from "@/lib/insights/project-columns";
import { agentOf, placeOf } from "@/lib/insights/tally";
import { VerdictCounts } from "@/lib/insights/verdict-counts";
import { countModes } from "@/lib/reviews/masks";

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
  const { byPlace, keys } = labelGroups(columns, counted.by);
  const labels = columns.labels.values;
  // What one trace has in each group, and in which it has anything; cleared for the next.
  const own = new Int32Array(keys.length);
  const touched: number[] = [];
  eachTrace(
    columns,
    counted,
    ({ judged, found, steps, from, to }) => {
      if (found === 0) return;
      let [labelled, told] = [0, 0];
      for (let at = from; at < to; at += 1) {
        const label = labels[at] as number;
        const bit = 1 << placeOf(label);
        if ((found & bit) === 0) continue;
        labelled |= bit;
        // A finding lies where the first of its labels does; its agent is that of the first that names one.
        if ((told & bit) !== 0) continue;
        const group = byPlace === null ? agentOf(label) : (byPlace[label & 0xff] as number);
        if (byPlace === null && group === 0) continue;
        told |= bit;
        if (own[group] === 0) touched.push(group);
        own[group] = (own[group] as number) | bit;
      }
      if (labelled !== told) {
        touched.push(0);
        own[0] = labelled & ~told;
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
