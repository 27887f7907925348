import type { Bar, Drawing, Figure, GridDrawing, StackDrawing } from "@/lib/export/figure";
import { rounded } from "@/lib/export/insights-csv";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import { chartFileNames } from "@/lib/insights/chart-names";
import { dimensionName } from "@/lib/insights/dimension-names";
import type { Dimension } from "@/lib/insights/dimensions";
import { figureText, rangeText } from "@/lib/insights/figure-text";
import { type CategoryRow, categoryRows, type InsightRow, modeRows } from "@/lib/insights/insight-rows";
import { measureNames } from "@/lib/insights/measure-names";
import { percent } from "@/lib/insights/percent";
import { fewTraces } from "@/lib/insights/small-numbers";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";
import { barDrawing } from "@/lib/workflows/figures/mode-figure";

interface Grouped {
  readonly chart: "systems" | "groups";
  readonly by: Dimension;
  readonly groups: readonly GroupFigures[];
  readonly version: TaxonomyVersion;
  /** Whether readers get the categories, or the modes. */
  readonly level: "category" | "mode";
}

interface GroupRows {
  readonly group: GroupFigures;
  readonly categories: readonly CategoryRow[];
  readonly all: readonly InsightRow[];
  /** Those of the level that readers get. */
  readonly shown: readonly InsightRow[];
}

const columns = [
  "group",
  "few_traces",
  "reviewed",
  "findings",
  "share_of_all",
  "share_of_all_low",
  "share_of_all_high",
  "level",
  "code",
  "name",
  "measure",
  "numerator",
  "denominator",
  "share",
  "low",
  "high",
] as const;

/** Every group of a dimension: a record a group and part for programs, a row a group for readers. */
export function groupFigure(basis: FigureBasis, { chart, by, groups, version, level }: Grouped): Figure {
  const { measure } = basis.counted;
  const rows = groups.map((group): GroupRows => {
    const categories = categoryRows(group.breakdown, measure, version);
    const modes = modeRows(group.breakdown, measure, version);
    return { group, categories, all: [...categories, ...modes], shown: level === "category" ? categories : modes };
  });
  const few = groups.some(({ small }) => small) ? ` * Fewer than ${fewTraces} reviewed traces.` : "";
  return {
    name: chartFileNames[chart],
    title: `By ${dimensionName(by).toLowerCase()}, ${measureNames[measure]}`,
    note: `${basisNote(basis)}${few}`,
    columns,
    records: rows.flatMap(({ group, all }) =>
      all.map((row) => [
        group.name,
        group.small,
        group.breakdown.reviewed,
        group.breakdown.findings,
        rounded(group.shareOfAll),
        rounded(group.shareOfAllInterval?.[0] ?? null),
        rounded(group.shareOfAllInterval?.[1] ?? null),
        row.level,
        row.code,
        row.name,
        measureNames[measure],
        row.numerator,
        row.denominator,
        rounded(row.share),
        rounded(row.interval?.[0] ?? null),
        rounded(row.interval?.[1] ?? null),
      ]),
    ),
    heads: [
      dimensionName(by),
      "Traces",
      "Findings",
      ...(rows[0]?.shown.map((row) => (row.level === "category" ? `${row.code} ${row.name}` : row.code)) ?? []),
    ],
    rows: rows.map(({ group, shown }) => ({
      cells: [
        named(group),
        group.breakdown.reviewed.toLocaleString("en"),
        group.breakdown.findings.toLocaleString("en"),
        ...shown.map((row) =>
          row.level === "category" && row.interval !== null
            ? `${figureText(row)} (${rangeText(row)})`
            : figureText(row),
        ),
      ],
    })),
    drawing: drawingOf(rows, level, chart === "systems" && (measure === "findings" || measure === "labels")),
  };
}

function named({ name, small }: GroupFigures): string {
  return small ? `${name} *` : name;
}

function drawingOf(rows: readonly GroupRows[], level: Grouped["level"], whole: boolean): Drawing {
  if (level === "mode") return gridOf(rows);
  if (whole) return stacksOf(rows);
  const bars = rows.flatMap(({ group, categories }) =>
    categories.map((row, place): Bar => {
      const { category, code, name, share: value, interval } = row;
      const figure = { category, code, name, value, interval, reference: null };
      const text = `${figureText(row)} · ${row.numerator.toLocaleString("en")}`;
      return { ...(place === 0 ? { heading: named(group) } : {}), ...figure, text };
    }),
  );
  return barDrawing(bars, rows[0]?.categories[0]?.measure === "steps", null);
}

function stacksOf(rows: readonly GroupRows[]): StackDrawing {
  return {
    kind: "stacks",
    key: rows[0]?.categories.map(({ category, code, name }) => ({ category, name: `${code} ${name}` })) ?? [],
    stacks: rows.map(({ group, categories }) => ({
      name: named(group),
      text: `${group.breakdown.findings.toLocaleString("en")} ${group.breakdown.findings === 1 ? "finding" : "findings"}`,
      parts: categories.map(({ category, share }) => ({ category, share: share ?? 0, text: percent(share ?? 0) })),
    })),
  };
}

function gridOf(rows: readonly GroupRows[]): GridDrawing {
  const most = Math.max(...rows.flatMap(({ shown }) => shown.map(({ share }) => share ?? 0)));
  return {
    kind: "grid",
    heads: rows[0]?.shown.map(({ code }) => code) ?? [],
    rows: rows.map(({ group, shown }) => ({
      category: null,
      name: named(group),
      cells: shown.map((row) => ({
        ink: most === 0 ? 0 : (row.share ?? 0) / most,
        text: figureText(row).replace(" %", ""),
      })),
    })),
  };
}
