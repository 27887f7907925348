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
  const keys = eachTrace(
    columns,
    counted,
    ({ group: ofTrace, found, from, to }) => {
      const kept = focus === "first" ? found : everyMode;
      for (let at = from; at < to; at += 1) {
        const label = labels[at] as number;
        const place = placeOf(label);
        if (((kept >> place) & 1) === 0 || (focus === "decisive" && !isDecisive(label))) continue;
        const group =
          groups === null ? ofTrace : groups.byPlace ? (groups.byPlace[label & 0xff] as number) : agentOf(label);
        let sum = sums[group];
        if (sum === undefined) {
          sum = new PartSums();
          sums[group] = sum;
        }
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

/** Over the traces of one group; plain loops over typed arrays, as this runs once a trace. */
class PartSums {
  /** Labels of the trace at hand, and of each of its parts; which parts have any, as bits. */
  private all = 0;
  private readonly own = new Int32Array(parts.length);
  private having = 0;
  private readonly traces = new Float64Array(parts.length);
  private readonly labels = new Float64Array(parts.length);
  private readonly squares = new Float64Array(parts.length);
  private readonly products = new Float64Array(parts.length);

  /** One label more of the trace at hand; answers whether it is the first. */
  add(place: number): boolean {
    const [mode, category] = [firstMode + place, categoryAt[place] as number];
    this.own[mode] = (this.own[mode] as number) + 1;
    this.own[category] = (this.own[category] as number) + 1;
    this.having |= (1 << mode) | (1 << category);
    this.all += 1;
    return this.all === 1;
  }

  endTrace(): void {
    this.own[0] = this.all;
    for (let rest = this.having | 1; rest !== 0; rest &= rest - 1) {
      const part = 31 - Math.clz32(rest & -rest);
      const count = this.own[part] as number;
      this.traces[part] = (this.traces[part] as number) + 1;
      this.labels[part] = (this.labels[part] as number) + count;
      this.squares[part] = (this.squares[part] as number) + count * count;
      this.products[part] = (this.products[part] as number) + count * this.all;
      this.own[part] = 0;
    }
    this.all = 0;
    this.having = 0;
  }

  list(key: string | null): LabelSums[] {
    const at = (values: Float64Array, place: number) => values[place] as number;
    return parts
      .map((part, place) => ({
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
