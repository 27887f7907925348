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
  const zeros = () => new Float64Array(parts.length);
  const [traces, sums, squares, products] = [zeros(), zeros(), zeros(), zeros()];
  const own = new Int32Array(parts.length);
  // Plain loops over typed arrays: this runs once a trace and part.
  for (let trace = 0; trace < columns.verdicts.length; trace += 1) {
    const kept = focus === "all" ? everyMode : findingsAt(columns, trace, focus);
    const marks = columns.marks?.[trace] ?? "";
    const labels = columns.labels?.[trace] ?? [];
    own.fill(0);
    for (let mark = 0; 2 * mark < marks.length; mark += 1) {
      const place = placeAt(marks, mark);
      if (((kept >> place) & 1) === 0) continue;
      for (const part of partsOfPlace[place] ?? []) own[part] = (own[part] as number) + (labels[mark] ?? 0);
    }
    const all = own[0] as number;
    if (all === 0) continue;
    for (let part = 0; part < own.length; part += 1) {
      const count = own[part] as number;
      if (count === 0) continue;
      traces[part] = (traces[part] as number) + 1;
      sums[part] = (sums[part] as number) + count;
      squares[part] = (squares[part] as number) + count * count;
      products[part] = (products[part] as number) + count * all;
    }
  }
  const { key } = columns;
  const at = (values: Float64Array, part: number) => values[part] ?? 0;
  return parts
    .map(({ part }, place) => ({
      key,
      part,
      traces: at(traces, place),
      labels: at(sums, place),
      squares: at(squares, place),
      products: at(products, place),
    }))
    .filter((sum) => sum.traces > 0);
}
