import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/p/[project]/insights/csv/route";
import { listTraces } from "@/lib/db/trace-list";
import { tracesParams } from "@/lib/insights/query-address";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { readDashboard } from "@/lib/workflows/read-dashboard";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";
import { publishedV2File } from "../support/published-v2-file";

let project: TestProject;
beforeAll(async () => {
  project = await newProject();
  await importText(project.owner, publishedV2File(), { filename: "MAD_full_dataset.json" });
});

describe("the dashboard of a project that has imported labels alone", () => {
  test("opens with them and says so, beside the figures of the project's version", async () => {
    const board = await readDashboard(await project.owner.scope("read"), insightsPageSchema.parse({}));
    expect(board.opening).toEqual({ sources: ["imported"], instead: true });
    expect(board.published).toBe("v2");
    expect(board.insights).toMatchObject({ findings: 601, reviewed: 210, traces: 210, sources: ["imported"] });
    expect(board.systems.reduce((sum, { breakdown }) => sum + breakdown.findings, 0)).toBe(601);
    expect(board.annotators.map(({ kind }) => kind)).toEqual(["imported"]);
  });

  test("shows people, of whom there is nothing, to whoever asks for people", async () => {
    const board = await readDashboard(
      await project.owner.scope("read"),
      insightsPageSchema.parse({ sources: "people" }),
    );
    expect(board.opening).toEqual({ sources: ["people"], instead: false });
    expect(board.insights.reviewed).toBe(0);
  });

  test("counts a named annotator without being told of the source", async () => {
    const scope = await project.owner.scope("read");
    const { annotators } = await readDashboard(scope, insightsPageSchema.parse({}));
    const named = insightsPageSchema.parse({ annotators: annotators[0]?.id, sources: "people" });
    expect((await readDashboard(scope, named)).insights.findings).toBe(601);
  });

  test("links a category of a system to as many traces as it counts", async () => {
    const scope = await project.owner.scope("read");
    const query = insightsPageSchema.parse({});
    const { systems, opening } = await readDashboard(scope, query);
    for (const { key: system, breakdown } of systems) {
      const params = tracesParams(query, opening.sources, { category: "3", system: system ?? "" });
      const { traces } = await listTraces(scope, traceFilterSchema.parse(Object.fromEntries(params)), { limit: 200 });
      expect(traces).toHaveLength(breakdown.categories[2]?.traces ?? -1);
    }
  });

  test("leads from what it counted as read to those traces", async () => {
    const scope = await project.owner.scope("read");
    const of = async (sources: "people" | "imported") => {
      const params = tracesParams(insightsPageSchema.parse({}), [sources], { state: "reviewed" });
      return (await listTraces(scope, traceFilterSchema.parse(Object.fromEntries(params)), { limit: 300 })).traces
        .length;
    };
    expect(await of("imported")).toBe(210);
    expect(await of("people")).toBe(0);
  });
});

describe("its CSV", () => {
  const get = (query: string, headers = project.owner.headers) =>
    GET(new Request(`http://localhost:3000/p/${project.slug}/insights/csv?${query}`, { headers }), {
      params: Promise.resolve({ project: project.slug }),
    });

  test("says what the page says, in the measure that it shows", async () => {
    const response = await get("");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows: Record<string, string>[] = parse(await response.text(), { columns: true });
    expect(rows.slice(0, 3).map(({ numerator, denominator }) => `${numerator}/${denominator}`)).toEqual([
      "251/601",
      "222/601",
      "128/601",
    ]);
    const traces: Record<string, string>[] = parse(await (await get("measure=traces")).text(), { columns: true });
    expect(traces[3]).toMatchObject({ code: "1.1", measure: "share of traces", numerator: "66", denominator: "210" });
  });

  test("is refused for an unknown choice and for strangers", async () => {
    expect((await get("consensus=mean")).status).toBe(400);
    expect((await get("", new Headers({ host: "localhost:3000" }))).status).toBe(401);
  });
});
