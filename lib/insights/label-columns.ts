/** From columns to how many labels there are of each part, with what an interval over traces needs. */
import { type Counted, eachTrace, labelGroups } from "@/lib/insights/column-traces";
import { ofFindings } from "@/lib/insights/dimensions";
import type { LabelSums } from "@/lib/insights/label-shares";
import type { ProjectColumns } from "@/lib/insights/project-columns";
import { agentOf, isDecisive, placeOf } from "@/lib/insights/tally";
import { categoryCodes, categoryOf, modeCodes } from "@/lib/mast/taxonomy";
import { everyMode } from "@/lib/reviews/masks";

const parts = ["all", ...categoryCodes, ...modeCodes] as const;
const [firstCategory, firstMode] = [1, 1 + categoryCodes.length];
/** The category of each mode, as its place among the parts. */
const categoryAt = Uint8Array.from(modeCodes, (mode) => firstCategory + categoryCodes.indexOf(categoryOf(mode)));

/**
 * Labels of each part by group: of their trace, or where a dimension of findings is named, of what each says itself.
 * With the first finding of each run in focus only its labels, with the decisive ones only those.
 */
export function sumLabels(columns: ProjectColumns, counted: Counted): LabelSums[] {
  const { by, focus } = counted;
  const groups = by !== null && ofFindings(by) ? labelGroups(columns, by) : null;
  const sums: PartSums[] = [];
  const touched: PartSums[] = [];
  const labels = columns.labels.values;
  const byPlace = groups?.byPlace ?? null;
  const onlyDecisive = focus === "decisive";
  const sumOf = (group: number) => {
    const sum = new PartSums();
    sums[group] = sum;
    return sum;
  };
  const keys = eachTrace(
    columns,
    counted,
    ({ group: ofTrace, found, from, to }) => {
      const kept = focus === "first" ? found : everyMode;
      for (let at = from; at < to; at += 1) {
        const label = labels[at] as number;
        const place = placeOf(label);
        if (((kept >> place) & 1) === 0 || (onlyDecisive && !isDecisive(label))) continue;
        const group = groups === null ? ofTrace : byPlace ? (byPlace[label & 0xff] as number) : agentOf(label);
        const sum = sums[group] ?? sumOf(group);
        if (sum.add(place)) touched.push(sum);
      }
      for (const sum of touched) sum.endTrace();
      touched.length = 0;
    },
    () => undefined,
  );
  const names = groups?.keys ?? keys;
  return sums.flatMap((sum, group) => sum.list(names[group] ?? null));
}

/** How many sums there are of each part: traces, labels, their squares, their products with all labels of the trace. */
const width = 4;

/** Over the traces of one group; plain loops over typed arrays, as this runs once a trace. */
class PartSums {
  /** Labels of the trace at hand, and of each of its modes; which modes have any, as bits. */
  private all = 0;
  private readonly own = new Int32Array(modeCodes.length);
  private having = 0;
  private readonly ofCategories = new Int32Array(firstMode);
  private readonly sums = new Float64Array(width * parts.length);

  /** One label more of the trace at hand; answers whether it is the first. */
  add(place: number): boolean {
    this.own[place] = (this.own[place] as number) + 1;
    this.having |= 1 << place;
    this.all += 1;
    return this.all === 1;
  }

  endTrace(): void {
    const { own, ofCategories } = this;
    for (let rest = this.having; rest !== 0; rest &= rest - 1) {
      const place = 31 - Math.clz32(rest & -rest);
      const count = own[place] as number;
      const category = categoryAt[place] as number;
      ofCategories[category] = (ofCategories[category] as number) + count;
      this.sum(firstMode + place, count);
      own[place] = 0;
    }
    for (let category = firstCategory; category < firstMode; category += 1) {
      if (ofCategories[category] !== 0) this.sum(category, ofCategories[category] as number);
      ofCategories[category] = 0;
    }
    this.sum(0, this.all);
    this.all = 0;
    this.having = 0;
  }

  private sum(part: number, count: number): void {
    const { sums, all } = this;
    const at = width * part;
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + count;
    sums[at + 2] = (sums[at + 2] as number) + count * count;
    sums[at + 3] = (sums[at + 3] as number) + count * all;
  }

  list(key: string | null): LabelSums[] {
    return parts
      .map((part, place) => {
        const [traces = 0, labels = 0, squares = 0, products = 0] = this.sums.subarray(width * place);
        return { key, part, traces, labels, squares, products };
      })
      .filter((sum) => sum.traces > 0);
  }
}
