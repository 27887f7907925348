import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { insightsCsv } from "@/lib/export/insights-csv";
import { breakdown } from "@/lib/insights/breakdown";
import { categoryRows, comparable, modeRows } from "@/lib/insights/insight-rows";
import { everyMode, maskOf } from "@/lib/reviews/masks";

const counted = breakdown([
  { judged: everyMode, found: maskOf(["1.1", "1.3"]), traces: 3 },
  { judged: everyMode, found: maskOf(["3.2"]), traces: 4 },
  { judged: maskOf(["1.1"]), found: 0, traces: 1 },
]);

describe("rows of the dashboard", () => {
  test("share of findings: findings of all findings, beside the paper's figures", () => {
    const [first] = categoryRows(counted, "findings", "v2");
    expect(first).toMatchObject({ code: "1", name: "Specification Issues", numerator: 6, denominator: 10, share: 0.6 });
    expect(first?.published).toEqual({ v1: 0.3717, v2: 0.4177, v3: 0.442, "mast-data": 0.3695 });
  });

  test("share of traces: traces of those judged, beside the data set alone, and for modes alone", () => {
    const [category] = categoryRows(counted, "traces", "v1");
    expect(category).toMatchObject({ name: "Specification and System Design Failures", numerator: 3, denominator: 8 });
    expect(category?.published).toEqual({ v1: null, v2: null, v3: null, "mast-data": null });
    const [mode] = modeRows(counted, "traces", "v1");
    expect(mode).toMatchObject({ code: "1.1", category: "1", numerator: 3, denominator: 8, share: 0.375 });
    expect(mode?.published).toEqual({ v1: null, v2: null, v3: null, "mast-data": 0.361 });
    expect(comparable("traces")).toEqual(["mast-data"]);
  });

  test("as CSV: a heading, three categories, fourteen modes", () => {
    const rows: Record<string, string>[] = parse(
      insightsCsv([...categoryRows(counted, "findings", "v3"), ...modeRows(counted, "findings", "v3")]),
      { columns: true },
    );
    expect(rows.map((row) => row.code).slice(0, 5)).toEqual(["1", "2", "3", "1.1", "1.2"]);
    expect(rows).toHaveLength(17);
    expect(rows[0]).toMatchObject({
      measure: "share of findings",
      numerator: "6",
      denominator: "10",
      share: "0.6",
      published_v2: "0.4177",
    });
    expect(Number(rows[0]?.low)).toBeLessThan(0.6);
    expect(Number(rows[0]?.high)).toBeGreaterThan(0.6);
  });

  test("nothing counted leaves cells empty, not 0", () => {
    const [row]: Record<string, string>[] = parse(insightsCsv(categoryRows(breakdown([]), "findings", "v2")), {
      columns: true,
    });
    expect(row).toMatchObject({ numerator: "0", denominator: "0", share: "", low: "", high: "" });
  });
});
