import type { Figure } from "@/lib/export/figure";
import { rounded } from "@/lib/export/insights-csv";
import { chartFileNames } from "@/lib/insights/chart-names";
import { differenceText, ratioText } from "@/lib/insights/difference-text";
import type { Fatalities } from "@/lib/insights/fatality";
import { percent } from "@/lib/insights/percent";
import { modeName } from "@/lib/mast/names";
import { categoryOf, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";

/** Which modes go with failed runs, the most fatal first. */
export function outcomeFigure(basis: FigureBasis, fatalities: Fatalities, version: TaxonomyVersion): Figure {
  const { failed, achieved, unknown, basis: word } = fatalities;
  const modes = [...fatalities.modes].sort((a, b) => (b.riskDifference ?? -2) - (a.riskDifference ?? -2));
  const how = `${failed.toLocaleString("en")} of these runs failed and ${achieved.toLocaleString("en")} achieved their task, ${word === "achieved" ? "as reviewers say" : "as the source reported"}; ${unknown.toLocaleString("en")} of which it is not known are left out. 95 % intervals: differences by Newcombe, ratios by Katz.`;
  return {
    name: chartFileNames.outcomes,
    title: "Share of runs that failed, with each failure mode and without it",
    note: basisNote(basis, how),
    columns: [
      "mode",
      "name",
      "traces",
      "failed",
      "other_traces",
      "other_failed",
      "risk_difference",
      "risk_difference_low",
      "risk_difference_high",
      "risk_ratio",
      "risk_ratio_low",
      "risk_ratio_high",
    ],
    records: modes.map((one) => [
      one.mode,
      modeName(version, one.mode),
      one.traces,
      one.failed,
      one.otherTraces,
      one.otherFailed,
      rounded(one.riskDifference),
      rounded(one.riskDifferenceInterval?.[0] ?? null),
      rounded(one.riskDifferenceInterval?.[1] ?? null),
      rounded(one.riskRatio),
      rounded(one.riskRatioInterval?.[0] ?? null),
      rounded(one.riskRatioInterval?.[1] ?? null),
    ]),
    heads: ["Mode", "Failed with it", "Failed without it", "Points (95 % interval)", "Risk ratio"],
    rows: modes.map((one) => ({
      cells: [
        `${one.mode} ${modeName(version, one.mode)}`,
        of(one.failed, one.traces),
        of(one.otherFailed, one.otherTraces),
        differenceText(one.riskDifference, one.riskDifferenceInterval),
        ratioText(one.riskRatio, one.riskRatioInterval),
      ],
    })),
    drawing: {
      kind: "differences",
      reach: 1,
      bars: modes.map((one) => ({
        category: categoryOf(one.mode),
        code: one.mode,
        name: modeName(version, one.mode),
        value: one.riskDifference,
        interval: one.riskDifferenceInterval,
        text: differenceText(one.riskDifference, one.riskDifferenceInterval),
      })),
    },
  };
}

function of(part: number, whole: number): string {
  return whole === 0 ? "–" : `${percent(part / whole)} %, ${part} of ${whole}`;
}
