/** From columns to how many labels there are of each part, with what an interval over traces needs. */
import { type Counted, eachTrace, labelGroups } from "@/lib/insights/column-traces";
import { ofFindings } from "@/lib/insights/dimensions";
import type { LabelSums } from "@/lib/insights/label-shares";
import type { ProjectColumns } from "@/lib/insights/project-columns";
import { isDecisive, placeOf } from "@/lib/insights/tally";
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

/**
 * Labels of each part by group: of their trace, or where a dimension of findings is named, of what each says itself.
 * With the first finding of each run in focus only its labels, with the decisive ones only those.
 */
export function sumLabels(columns: ProjectColumns, counted: Counted): LabelSums[] {
  const { by, focus } = counted;
  const groups = by !== null && ofFindings(by) ? labelGroups(columns, by) : null;
  const sums: PartSums[] = [];
  const touched: number[] = [];
  const labels = columns.labels.values;
  const keys = eachTrace(
    columns,
    counted,
    ({ group: ofTrace, found, from, to }) => {
      const kept = focus === "first" ? found : everyMode;
      for (let at = from; at < to; at += 1) {
        const label = labels[at] as number;
        const place = placeOf(label);
        if (((kept >> place) & 1) === 0 || (focus === "decisive" && !isDecisive(label))) continue;
        const group = groups ? groups.codeOf(label) : ofTrace;
        let sum = sums[group];
        if (sum === undefined) {
          sum = new PartSums();
          sums[group] = sum;
        }
        if (sum.add(place)) touched.push(group);
      }
      for (const group of touched) sums[group]?.endTrace();
      touched.length = 0;
    },
    () => undefined,
  );
  const names = groups?.keys ?? keys;
  return sums.flatMap((sum, group) => sum.list(names[group] ?? null));
}

/** Over the traces of one group; plain loops over typed arrays, as this runs once a trace and part. */
class PartSums {
  private readonly own = new Int32Array(parts.length);
  private readonly traces = new Float64Array(parts.length);
  private readonly labels = new Float64Array(parts.length);
  private readonly squares = new Float64Array(parts.length);
  private readonly products = new Float64Array(parts.length);

  /** One label more of the trace at hand; answers whether it is the first. */
  add(place: number): boolean {
    const first = this.own[0] === 0;
    for (const part of partsOfPlace[place] as readonly number[]) this.own[part] = (this.own[part] as number) + 1;
    return first;
  }

  endTrace(): void {
    const { own, traces, labels, squares, products } = this;
    const all = own[0] as number;
    for (let part = 0; part < own.length; part += 1) {
      const count = own[part] as number;
      if (count === 0) continue;
      traces[part] = (traces[part] as number) + 1;
      labels[part] = (labels[part] as number) + count;
      squares[part] = (squares[part] as number) + count * count;
      products[part] = (products[part] as number) + count * all;
      own[part] = 0;
    }
  }

  list(key: string | null): LabelSums[] {
    const at = (values: Float64Array, place: number) => values[place] as number;
    return parts
      .map(({ part }, place) => ({
        key,
        part,
        traces: at(this.traces, place),
        labels: at(this.labels, place),
        squares: at(this.squares, place),
        products: at(this.products, place),
      }))
      .filter((sum) => sum.traces > 0);
  }
}
