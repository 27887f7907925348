import type { Focus } from "@/lib/insights/focus";
import type { LabelSums } from "@/lib/insights/label-shares";
import { findingsAt, placeAt, type TallyColumns } from "@/lib/insights/tally-columns";
import { categoryCodes, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, categoryMask, everyMode } from "@/lib/reviews/masks";

const parts = [
  { part: "all", mask: everyMode },
  ...categoryCodes.map((part) => ({ part, mask: categoryMask(part) })),
  ...modeCodes.map((part) => ({ part, mask: bitOf(part) })),
] as const;
const partsOfPlace = modeCodes.map((_, place) =>
  parts.flatMap(({ mask }, part) => ((mask >> place) & 1 ? [part] : [])),
);

/** Labels of each part over the traces of some columns: their number, and sums for an interval. With the first finding of each run in focus, only its labels. */
export function sumLabels(columns: TallyColumns, focus: Exclude<Focus, "decisive">): LabelSums[] {
  const sums = parts.map(({ part }) => ({ key: columns.key, part, traces: 0, labels: 0, squares: 0, products: 0 }));
  const own = new Int32Array(parts.length);
  for (let trace = 0; trace < columns.verdicts.length; trace += 1) {
    const kept = focus === "all" ? everyMode : findingsAt(columns, trace, focus);
    const marks = columns.marks?.[trace] ?? "";
    own.fill(0);
    for (let mark = 0; 2 * mark < marks.length; mark += 1) {
      const place = placeAt(marks, mark);
      if (((kept >> place) & 1) === 0) continue;
      const labels = columns.labels?.[trace]?.[mark] ?? 0;
      for (const part of partsOfPlace[place] ?? []) own[part] = (own[part] ?? 0) + labels;
    }
    const all = own[0] ?? 0;
    if (all === 0) continue;
    for (const [part, sum] of sums.entries()) {
      const labels = own[part] ?? 0;
      if (labels === 0) continue;
      sum.traces += 1;
      sum.labels += labels;
      sum.squares += labels * labels;
      sum.products += labels * all;
    }
  }
  return sums.filter(({ traces }) => traces > 0);
}
