import type { AnswerVectors } from "@/lib/agreement/answer-vectors";
import { type Comparison, slotsOf } from "@/lib/agreement/comparison";
import { columnsOf, measure, partCounts } from "@/lib/agreement/measures";
import { countVectors, partSums } from "@/lib/agreement/part-sums";
import { partMasks } from "@/lib/agreement/parts";
import type { RatingPattern } from "@/lib/agreement/rating-patterns";
import { affordable, seed } from "@/lib/agreement/resampling";
import { type DrawnColumns, drawnColumns } from "@/lib/stats/drawn-columns";
import { resampleSums, type SummedGroup } from "@/lib/stats/resampled-sums";

/** What one coefficient takes, in additions. */
const additionsOfEstimate = 100;

export interface DrawnTraces {
  readonly resamples: number;
  /** The values that a column of a part took. */
  sorted(part: number, column: number): Float64Array;
}

/**
 * What every coefficient would have been had other traces been read: traces are
 * resampled whole, because what goes wrong in one run goes wrong together. Most
 * cells of most parts hold one and the same vector ("nobody found it"), so only
 * the others are summed, and what is left of the traces is that one.
 *
 * Dozens of annotators who all read the same traces have a vector of their own
 * for nearly every trace, and pairs by the hundred: there fewer resamples are drawn.
 */
export function resampleTraces(
  comparison: Comparison,
  patterns: readonly RatingPattern[],
  table: AnswerVectors,
  wanted: number,
): DrawnTraces {
  const width = table.vectors.length;
  const traces = patterns.reduce((sum, pattern) => sum + pattern.traces, 0);
  const usual = usualVectors(countVectors(patterns, table), width);
  const groups = patterns.map((pattern, row) => unusualCells(pattern, row, table, usual));
  const entries = groups.reduce((sum, group) => sum + group.places.length, 0);
  const slots = table.vectors.reduce((sum, vector) => sum + slotsOf(comparison, vector).length, 0);
  const columns = columnsOf(comparison).count;
  const work = traces + entries + partMasks.length * (slots + columns * additionsOfEstimate);
  const resamples = affordable(wanted, work);
  const drawn: DrawnColumns = drawnColumns((partMasks.length + 1) * columns, resamples);
  const sumsOf = partSums(comparison, table);
  resampleSums(groups, partMasks.length * width, { resamples, seed }, (counts) => {
    for (const [part, vector] of usual.entries()) {
      let others = 0;
      for (let place = part * width; place < (part + 1) * width; place += 1) others += counts[place] as number;
      counts[part * width + vector] = traces - others;
    }
    for (const [part, sums] of sumsOf(counts).entries()) {
      drawn.add(part * columns, measure(comparison, partCounts(comparison, sums)));
    }
  });
  return { resamples, sorted: (part, column) => drawn.sorted(part * columns + column) };
}

/** For each part, the vector that most traces have. */
function usualVectors(counts: Float64Array, width: number): number[] {
  return partMasks.map((_, part) => {
    const own = counts.subarray(part * width, (part + 1) * width);
    return own.indexOf(own.reduce((most, count) => Math.max(most, count), 0));
  });
}

function unusualCells(
  { traces }: RatingPattern,
  row: number,
  { vectors, cells }: AnswerVectors,
  usual: readonly number[],
): SummedGroup {
  const places = usual.flatMap((vector, part) => {
    const cell = cells[row * partMasks.length + part] as number;
    return cell === vector ? [] : [part * vectors.length + cell];
  });
  return { units: traces, places, values: new Array<number>(places.length).fill(1) };
}
