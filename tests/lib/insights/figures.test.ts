import { describe, expect, test } from "vitest";
import { figureLatex } from "@/lib/export/figure-latex";
import { figureSvg } from "@/lib/export/svg/figure-svg";
import { breakdown } from "@/lib/insights/breakdown";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import { type Measure, measures } from "@/lib/insights/query-schema";
import { modePairs } from "@/lib/insights/together";
import { everyMode, maskOf } from "@/lib/reviews/masks";
import { basisNote, type FigureBasis } from "@/lib/workflows/figures/figure-basis";
import { groupFigure } from "@/lib/workflows/figures/group-figure";
import { modeFigure } from "@/lib/workflows/figures/mode-figure";
import { pairFigure } from "@/lib/workflows/figures/pair-figure";
import { positionFigure } from "@/lib/workflows/figures/position-figure";
import { readXml } from "../../support/read-xml";

const verdicts = [
  { judged: everyMode, found: maskOf(["1.1", "1.3"]), traces: 3, steps: 30, squares: 300 },
  { judged: everyMode, found: maskOf(["3.2"]), traces: 4, steps: 40, squares: 400 },
];
const counted = breakdown(verdicts);
const basis = (measure: Measure): FigureBasis => ({
  project: "Rigging",
  counted: {
    ...counted,
    sources: ["people"],
    consensus: "any",
    focus: "all",
    instead: false,
    annotators: [],
    measure,
  },
  query: { system: ["AG2", "ChatDev"], model: [], benchmark: [] },
  at: new Date("2026-11-22T23:30:00Z"),
});
const group = (name: string, small = false) => ({
  key: name,
  name,
  small,
  shareOfAll: 1,
  shareOfAllInterval: null,
  breakdown: counted,
});

test("a note states data, consensus, filters, basis and the date in UTC", () => {
  expect(basisNote(basis("findings"))).toBe(
    "Rigging: 10 findings in 7 reviewed traces of 7, from people; where several reviewed a trace, one who found a mode is enough. Only system AG2 or ChatDev. Shares are of all findings, one finding being one failure mode in one trace; 95 % intervals: bootstrap over traces. Counted with Topmast on 22 November 2026.",
  );
});

describe.each(measures)("by the measure of %s", (measure) => {
  const figures = [
    modeFigure(basis(measure), categoryRows(counted, measure, "v2"), modeRows(counted, measure, "v2"), "v2"),
    ...(["category", "mode"] as const).map((level) =>
      groupFigure(basis(measure), {
        chart: "systems",
        by: "system",
        groups: [group("AG2"), group("ChatDev", true)],
        version: "v2",
        level,
      }),
    ),
    positionFigure(basis(measure), [group("0")], "v2"),
    pairFigure(basis(measure), modePairs(verdicts), "phi", "v2"),
  ];

  test("records have every column, rows every head, and both files can be read", () => {
    for (const figure of figures) {
      expect(new Set(figure.columns).size).toBe(figure.columns.length);
      for (const record of figure.records) expect(record).toHaveLength(figure.columns.length);
      for (const { cells } of figure.rows) expect(cells).toHaveLength(figure.heads.length);
      expect(readXml(figureSvg(figure)).text).toContain(figure.title);
      expect(figureSvg(figure)).not.toMatch(/NaN|undefined|Infinity/);
      expect(figureLatex(figure)).toContain("\\bottomrule");
    }
  });
});

test("categories stand over their modes, with counts, shares and what was published", () => {
  const { rows, drawing } = modeFigure(
    basis("findings"),
    categoryRows(counted, "findings", "v2"),
    modeRows(counted, "findings", "v2"),
    "v2",
  );
  expect(rows.map(({ cells }) => cells[0]?.split(" ")[0])).toEqual([
    "1",
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "2",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "2.5",
    "2.6",
    "3",
    "3.1",
    "3.2",
    "3.3",
  ]);
  expect(rows[0]?.cells.slice(0, 4)).toEqual(["1 Specification Issues", "6", "10", "60.0 %"]);
  expect(rows[1]?.cells.at(-1)).toBe("10.98 %");
  if (drawing.kind !== "bars") throw new Error(drawing.kind);
  expect(drawing.bars.filter(({ heading }) => heading)).toHaveLength(3);
  expect(drawing.end).toBeGreaterThanOrEqual(0.4);
});
