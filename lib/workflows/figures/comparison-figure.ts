import type { Figure } from "@/lib/export/figure";
import { rounded } from "@/lib/export/insights-csv";
import { chartFileNames } from "@/lib/insights/chart-names";
import type { Against, Comparison, PartComparison, Side } from "@/lib/insights/comparison-schema";
import { comparisonSentence } from "@/lib/insights/comparison-sentence";
import { differenceText, probabilityText } from "@/lib/insights/difference-text";
import { percent } from "@/lib/insights/percent";
import { categoryName, modeName } from "@/lib/mast/names";
import { sourceNames } from "@/lib/mast/source-names";
import { type CategoryCode, categoryCodes, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";

const sideColumns = ["numerator", "denominator", "share", "low", "high"] as const;

/** Two groups side by side, or the project beside published figures. */
export function comparisonFigure(
  basis: FigureBasis,
  comparison: Comparison,
  compared: Against,
  version: TaxonomyVersion,
): Figure {
  const first = comparison.against ? sourceNames[comparison.against] : (comparison.baseline?.name ?? "");
  const { parts } = compared;
  return {
    name: chartFileNames.comparison,
    title: `${compared.name} beside ${first}, share of ${comparison.measure}`,
    note: `${basisNote(basis, comparisonSentence({ ...comparison, comparisons: [compared] }))} ${compared.conclusion}`,
    columns: [
      "code",
      "name",
      "first",
      ...sideColumns.map((column) => `first_${column}`),
      "second",
      ...sideColumns.map((column) => `second_${column}`),
      "difference",
      "difference_low",
      "difference_high",
      "p",
      "p_holm",
    ],
    records: parts.map((part) => [
      part.code,
      partName(part, version),
      first,
      ...sideCells(part.first),
      compared.name,
      ...sideCells(part.second),
      rounded(part.difference),
      rounded(part.differenceInterval?.[0] ?? null),
      rounded(part.differenceInterval?.[1] ?? null),
      rounded(part.p),
      rounded(part.adjustedP),
    ]),
    heads: ["Category or mode", first, compared.name, "Points (95 % interval)", "p", "p, Holm"],
    rows: parts.map((part) => ({
      strong: part.code.length === 1,
      cells: [
        `${part.code} ${partName(part, version)}`,
        sideText(part.first),
        sideText(part.second),
        differenceText(part.difference, part.differenceInterval),
        probabilityText(part.p),
        probabilityText(part.adjustedP),
      ],
    })),
    drawing: {
      kind: "differences",
      reach: Math.max(
        0.05,
        ...parts.flatMap(({ difference, differenceInterval: ends }) =>
          [difference ?? 0, ...(ends ?? [])].map(Math.abs),
        ),
      ),
      bars: parts.map((part) => ({
        category: categoryOfPart(part),
        code: part.code,
        name: partName(part, version),
        value: part.difference,
        interval: part.differenceInterval,
        text: `${differenceText(part.difference, part.differenceInterval)}; p ${probabilityText(part.adjustedP)}`,
      })),
    },
  };
}

function categoryOfPart({ code }: PartComparison): CategoryCode {
  const category = categoryCodes.find((one) => code.startsWith(one));
  if (category === undefined) throw new Error(`No category has ${code}`);
  return category;
}

function partName({ code }: PartComparison, version: TaxonomyVersion): string {
  const mode = modeCodes.find((one) => one === code);
  const category = categoryCodes.find((one) => one === code);
  return mode ? modeName(version, mode) : category ? categoryName(version, category) : "";
}

function sideCells({ numerator, denominator, share, interval }: Side) {
  return [numerator, denominator, rounded(share), rounded(interval?.[0] ?? null), rounded(interval?.[1] ?? null)];
}

function sideText({ numerator, denominator, share }: Side): string {
  if (share === null) return "–";
  const count = numerator === null || denominator === null ? "" : `, ${numerator} of ${denominator}`;
  return `${percent(share)} %${count}`;
}
