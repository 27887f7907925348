/** The figures of one part, for all annotators together, for a pair, for one of them, and against the reference. */
import type {
  Coefficients,
  GroupFigures,
  Measured,
  PairFigures,
  Score,
  Standing,
} from "@/lib/agreement/agreement-schema";
import { type Comparison, pairSlots, pairStart } from "@/lib/agreement/comparison";
import { measured, measuredShare } from "@/lib/agreement/measured";
import { columnsOf, measure, type PartCounts, partCounts } from "@/lib/agreement/measures";
import { pooledPart } from "@/lib/agreement/parts";
import type { DrawnTraces } from "@/lib/agreement/resample-traces";
import type { Estimate } from "@/lib/stats/estimate";

export interface PartSource {
  readonly comparison: Comparison;
  readonly sums: readonly Float64Array[];
  readonly drawn: DrawnTraces;
  /** Of each part and member, the items that they judged, found, and judged with another. */
  readonly standings: readonly (readonly MemberCounts[])[];
  /** Traces that can be compared: of any two members, of each member, of each pair, and with the reference. */
  readonly traces: {
    readonly all: number;
    readonly members: readonly number[];
    readonly pairs: readonly number[];
    readonly scored: readonly number[];
  };
}

interface MemberCounts {
  readonly judged: number;
  readonly found: number;
  readonly shared: number;
}

interface Part {
  readonly part: number;
  readonly counts: PartCounts;
  readonly estimates: readonly Estimate[];
}

/** The four kinds of figures, each by its part and the place of its pair or member. */
export function partFigures(source: PartSource, annotators: readonly string[]) {
  const { comparison, drawn } = source;
  const columns = columnsOf(comparison);
  const parts = source.sums.map((sums, part): Part => {
    const counts = partCounts(comparison, sums);
    return { part, counts, estimates: measure(comparison, counts) };
  });
  const at = (part: number) => parts[part] as Part;

  const measureAt = ({ part, estimates }: Part, column: number, traces: number, share: boolean): Measured => {
    const context = { sorted: drawn.sorted(part, column), resamples: drawn.resamples, traces };
    return (share ? measuredShare : measured)(estimates[column] as Estimate, context);
  };
  const coefficientsAt = (part: Part, column: number, traces: number): Coefficients => ({
    raw: measureAt(part, column, traces, true),
    cohen: measureAt(part, column + 1, traces, false),
    fleiss: measureAt(part, column + 2, traces, false),
    alpha: measureAt(part, column + 3, traces, false),
    ac1: measureAt(part, column + 4, traces, false),
  });
  /** Of a mode or category an item is a trace; overall there are several items to a trace. */
  const tracesOf = (part: number, items: number, overall: number) => (part === pooledPart ? overall : items);

  return {
    group(place: number): GroupFigures {
      const part = at(place);
      const items = part.counts.all.reduce((sum, { counts, items }) => sum + (total(counts) > 1 ? items : 0), 0);
      const traces = tracesOf(place, items, source.traces.all);
      const own = source.standings[place] ?? [];
      const someFound = own.some(({ found }) => found > 0);
      const neverFound = annotators.filter(
        (_, member) => someFound && (own[member]?.judged ?? 0) > 0 && own[member]?.found === 0,
      );
      return { traces, items, neverFound, ...coefficientsAt(part, columns.all, traces) };
    },
    pair(pair: number, place: number): PairFigures {
      const part = at(place);
      const table = pairTable(comparison, source.sums[place] as Float64Array, pair);
      const items = table.both + table.onlyFirst + table.onlySecond + table.neither;
      const traces = tracesOf(place, items, source.traces.pairs[pair] ?? 0);
      return { traces, items, table, ...coefficientsAt(part, columns.pair(pair), traces) };
    },
    standing(member: number, place: number): Standing {
      const part = at(place);
      const { judged, found, shared } = source.standings[place]?.[member] ?? { judged: 0, found: 0, shared: 0 };
      const traces = tracesOf(place, shared, source.traces.members[member] ?? 0);
      const column = columns.member(member);
      return {
        judged,
        found,
        raw: measureAt(part, column, traces, false),
        cohen: measureAt(part, column + 1, traces, false),
      };
    },
    score(scored: number, place: number): Score {
      const part = at(place);
      const confusion = part.counts.scored[scored] ?? { both: 0, missed: 0, extra: 0, neither: 0 };
      const items = confusion.both + confusion.missed + confusion.extra + confusion.neither;
      const traces = tracesOf(place, items, source.traces.scored[scored] ?? 0);
      const [precision, recall, f1] = [0, 1, 2].map((score) =>
        measureAt(part, columns.scored(scored) + score, traces, false),
      ) as [Measured, Measured, Measured];
      return { traces, items, confusion, precision, recall, f1 };
    },
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function pairTable(comparison: Comparison, sums: Float64Array, pair: number): PairFigures["table"] {
  const count = (slot: number) => sums[pairStart(comparison, pair) + slot] as number;
  return {
    both: count(pairSlots.both),
    onlyFirst: count(pairSlots.first),
    onlySecond: count(pairSlots.second),
    neither: count(pairSlots.neither),
  };
}
