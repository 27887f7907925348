import type { Figure } from "@/lib/export/figure";
import { rounded } from "@/lib/export/insights-csv";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { chartFileNames } from "@/lib/insights/chart-names";
import { tenths as places } from "@/lib/insights/finding-place";
import { percent } from "@/lib/insights/percent";
import { categoryName } from "@/lib/mast/names";
import { type CategoryCode, categoryCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";

/** Where in their runs the findings of each category begin. */
export function positionFigure(basis: FigureBasis, tenths: readonly GroupFigures[], version: TaxonomyVersion): Figure {
  const found = (tenth: number, category: CategoryCode) =>
    tenths.find(({ key }) => key === String(tenth))?.breakdown.categories.find((one) => one.category === category)
      ?.findings ?? 0;
  const rows = categoryCodes.map((category) => {
    const counts = places.map((tenth) => found(tenth, category));
    const placed = counts.reduce((sum, count) => sum + count, 0);
    return { category, counts, placed, shares: counts.map((count) => (placed === 0 ? null : count / placed)) };
  });
  const most = Math.max(...rows.flatMap(({ shares }) => shares.map((share) => share ?? 0)));
  const how =
    "A figure is the share, in per cent, of a category’s findings that begin in that tenth of their run; a finding lies where the earliest of its labels begins, and those that no label places are left out.";
  return {
    name: chartFileNames.positions,
    title: "Where in the run",
    note: basisNote(basis, how),
    columns: ["category", "name", "tenth", "findings", "placed", "share"],
    records: rows.flatMap(({ category, counts, placed, shares }) =>
      places.map((tenth) => [
        category,
        categoryName(version, category),
        tenth + 1,
        counts[tenth] ?? 0,
        placed,
        rounded(shares[tenth] ?? null),
      ]),
    ),
    heads: ["Category", "Findings", ...places.map((tenth) => String(tenth + 1))],
    rows: rows.map(({ category, placed, shares }) => ({
      cells: [
        `${category} ${categoryName(version, category)}`,
        placed.toLocaleString("en"),
        ...shares.map((share) => (share === null ? "–" : percent(share))),
      ],
    })),
    drawing: {
      kind: "grid",
      heads: places.map((tenth) => (tenth === 0 ? "start" : tenth === 9 ? "end" : String(tenth + 1))),
      rows: rows.map(({ category, shares }) => ({
        category,
        name: `${category} ${categoryName(version, category)}`,
        cells: shares.map((share) => ({
          ink: most === 0 ? 0 : (share ?? 0) / most,
          text: share === null ? "–" : percent(share),
        })),
      })),
    },
  };
}
