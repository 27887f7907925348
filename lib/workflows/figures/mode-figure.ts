import type { Bar, BarDrawing, Figure } from "@/lib/export/figure";
import { insightsColumns } from "@/lib/export/insights-csv";
import { axisFor, rateAxis } from "@/lib/insights/axis";
import { chartFileNames } from "@/lib/insights/chart-names";
import { countText, figureText, rangeText } from "@/lib/insights/figure-text";
import type { CategoryRow, InsightRow, ModeRow } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import { printed } from "@/lib/insights/percent";
import type { PublishedSource } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";

/** The three categories and fourteen modes, with what was published beside them. */
export function modeFigure(
  basis: FigureBasis,
  categories: readonly CategoryRow[],
  modes: readonly ModeRow[],
  published: PublishedSource,
): Figure {
  const { measure } = basis.counted;
  const known = modes.some((row) => row.published[published] !== null);
  const rows = categories.flatMap((row): InsightRow[] => [
    row,
    ...modes.filter(({ category }) => category === row.category),
  ]);
  return {
    name: chartFileNames.modes,
    title: `Failure modes, ${measureNames[measure]}`,
    note: basisNote(basis),
    ...insightsColumns([...categories, ...modes]),
    heads: [
      "Category or mode",
      measure === "steps" ? "Findings" : capital(measure),
      measure === "steps" ? "Steps" : "Of",
      capital(measureNames[measure]),
      "95 % interval",
      ...(known ? [sourceNames[published]] : []),
    ],
    rows: rows.map((row) => ({
      strong: row.level === "category",
      cells: [
        `${row.code} ${row.name}`,
        row.numerator.toLocaleString("en"),
        row.denominator.toLocaleString("en"),
        figureText(row),
        row.interval === null ? "–" : rangeText(row),
        ...(known ? [publishedText(row.published[published])] : []),
      ],
    })),
    drawing: modeDrawing(categories, modes, published, known),
  };
}

function modeDrawing(
  categories: readonly CategoryRow[],
  modes: readonly ModeRow[],
  published: PublishedSource,
  known: boolean,
): BarDrawing {
  const bars = categories.flatMap((category) =>
    modes
      .filter((row) => row.category === category.category)
      .map((row, place): Bar => {
        const { code, name, share, interval } = row;
        const heading = `${category.code} ${category.name}: ${figureText(category)} (${rangeText(category)}), ${countText(category)}`;
        return {
          ...(place === 0 ? { heading } : {}),
          category: row.category,
          code,
          name,
          value: share,
          interval,
          reference: row.published[published],
          text: `${figureText(row)} · ${row.numerator.toLocaleString("en")}`,
        };
      }),
  );
  return barDrawing(bars, modes[0]?.measure === "steps", known ? sourceNames[published] : null);
}

/** Bars on an axis that holds them all, their intervals and what was published. */
export function barDrawing(bars: readonly Bar[], rates: boolean, reference: string | null): BarDrawing {
  const reaches = bars.flatMap(({ value, interval, reference: other }) => [value ?? 0, interval?.[1] ?? 0, other ?? 0]);
  const { end, ticks } = (rates ? rateAxis : axisFor)(reaches);
  return {
    kind: "bars",
    end,
    ticks: ticks.map((at) => ({ at, text: rates ? String(at) : `${Math.round(at * 1000) / 10} %` })),
    reference,
    bars,
  };
}

function publishedText(share: number | null): string {
  return share === null ? "–" : `${printed(share)} %`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
