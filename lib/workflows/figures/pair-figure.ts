import type { Figure } from "@/lib/export/figure";
import { rounded } from "@/lib/export/insights-csv";
import { chartFileNames } from "@/lib/insights/chart-names";
import { pairCell } from "@/lib/insights/pair-text";
import type { PairFigure } from "@/lib/insights/query-schema";
import type { ModePair } from "@/lib/insights/together";
import { modeName } from "@/lib/mast/names";
import { categoryOf, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";

const titles: Readonly<Record<PairFigure, string>> = {
  both: "traces with both",
  share: "share of the row’s traces, per cent",
  lift: "lift",
  phi: "phi",
};

/** Which modes come together: all pairs for programs, a matrix of the chosen figure for readers. */
export function pairFigure(
  basis: FigureBasis,
  pairs: readonly ModePair[],
  shown: PairFigure,
  version: TaxonomyVersion,
): Figure {
  const most = Math.max(1, ...pairs.map(({ both }) => both));
  const rows = modeCodes.map((row) => ({
    mode: row,
    cells: modeCodes.map((column) => pairCell(pairs, row, column, shown, most)),
  }));
  return {
    name: chartFileNames.together,
    title: `Failure modes together, ${titles[shown]}`,
    note: basisNote(
      basis,
      "Of the traces judged for both modes. Lift: how many times as often as if they were independent; phi: their correlation. Intervals (95 %) of shares are Wilson’s, of phi from its influence function.",
    ),
    columns: [
      "first",
      "second",
      "judged",
      "first_traces",
      "second_traces",
      "both",
      "second_given_first",
      "second_given_first_low",
      "second_given_first_high",
      "first_given_second",
      "first_given_second_low",
      "first_given_second_high",
      "lift",
      "phi",
      "phi_low",
      "phi_high",
    ],
    records: pairs.map((pair) => [
      pair.first,
      pair.second,
      pair.judged,
      pair.firstTraces,
      pair.secondTraces,
      pair.both,
      rounded(pair.secondGivenFirst),
      rounded(pair.secondGivenFirstInterval?.[0] ?? null),
      rounded(pair.secondGivenFirstInterval?.[1] ?? null),
      rounded(pair.firstGivenSecond),
      rounded(pair.firstGivenSecondInterval?.[0] ?? null),
      rounded(pair.firstGivenSecondInterval?.[1] ?? null),
      rounded(pair.lift),
      rounded(pair.phi),
      rounded(pair.phiInterval?.[0] ?? null),
      rounded(pair.phiInterval?.[1] ?? null),
    ]),
    heads: ["Mode", ...modeCodes],
    rows: rows.map(({ mode, cells }) => ({
      cells: [`${mode} ${modeName(version, mode)}`, ...cells.map((cell) => cell?.text.replace(" %", "") ?? "")],
    })),
    drawing: {
      kind: "grid",
      heads: modeCodes,
      rows: rows.map(({ mode, cells }) => ({
        category: categoryOf(mode),
        name: `${mode} ${modeName(version, mode)}`,
        cells: cells.map((cell) => ({ ink: cell?.ink ?? 0, text: cell?.text.replace(" %", "") ?? "" })),
      })),
    },
  };
}
