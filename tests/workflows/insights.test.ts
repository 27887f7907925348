import { beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/projects/[project]/insights/route";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { listTraces } from "@/lib/db/trace-list";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { insightsQuerySchema } from "@/lib/insights/query-schema";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { readInsights } from "@/lib/workflows/read-insights";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";
import { publishedV2File } from "../support/published-v2-file";

let project: TestProject;
beforeAll(async () => {
  project = await newProject();
  const summary = await importText(project.owner, publishedV2File(), { filename: "MAD_full_dataset.json" });
  expect(summary).toMatchObject({ rejected: 0, created: 210, reviews: 210 });
});

async function insights(query: string) {
  const request = new Request(`http://localhost:3000/api/v1/projects/${project.slug}/insights?${query}`, {
    headers: project.owner.headers,
  });
  const response = await GET(request, { params: Promise.resolve({ project: project.slug }) });
  expect(response.status).toBe(200);
  return insightsSchema.parse(await response.json());
}

const shares = (list: readonly { readonly shareOfFindings: number | null }[]) =>
  list.map(({ shareOfFindings }) => ((shareOfFindings ?? 0) * 100).toFixed(2));

describe("the 601 findings of MAST v2, imported", () => {
  test("split as published", async () => {
    const { findings, categories, modes, sources } = await insights("sources=imported");
    expect(findings).toBe(601);
    expect(sources).toEqual(["imported"]);
    expect(shares(categories)).toEqual(["41.76", "36.94", "21.30"]);
    expect(modes.map((mode) => mode.findings)).toEqual([66, 3, 103, 20, 59, 14, 70, 43, 10, 1, 84, 47, 41, 40]);
    for (const { shareOfFindings, shareOfFindingsInterval } of categories) {
      expect(shareOfFindingsInterval?.[0]).toBeLessThan(shareOfFindings ?? 0);
      expect(shareOfFindingsInterval?.[1]).toBeGreaterThan(shareOfFindings ?? 1);
    }
  });

  test("do not count as people's", async () => {
    expect(await insights("")).toMatchObject({ sources: ["people"], traces: 210, reviewed: 0, findings: 0 });
  });

  test("lead to as many traces as the figure counts", async () => {
    const scope = await project.owner.scope("read");
    const { modes } = await readInsights(scope, insightsQuerySchema.parse({ sources: "imported" }));
    const behind = await listTraces(scope, traceFilterSchema.parse({ sources: "imported", mode: "2.6" }), {
      limit: 200,
    });
    expect(behind.traces).toHaveLength(modes.find(({ mode }) => mode === "2.6")?.traces ?? -1);
    expect(behind.next).toBeNull();
  });
});

test("two people must both find a mode under majority, one under any; withdrawn labels and drafts never count", async () => {
  const { owner, add, slug } = await newProject();
  const peer = await add("curator");
  const summary = await importText(owner, JSON.stringify({ messages: [{ role: "user", content: slug }] }));
  const traceId = summary.traces[0]?.id ?? "";
  const label = (mode: string) => labelInputSchema.parse({ mode, segments: [{ kind: "trace" }] });
  for (const [actor, modes] of [
    [owner, ["1.1", "3.2"]],
    [peer, ["3.2"]],
  ] as const) {
    const scope = await actor.scope("annotate");
    for (const mode of modes) await saveLabel(scope, traceId, newId("lbl"), label(mode));
  }
  const scope = await owner.scope("read");
  const count = async (query: object) => (await readInsights(scope, insightsQuerySchema.parse(query))).findings;
  expect(await count({})).toBe(0);
  for (const actor of [owner, peer]) await saveReview(await actor.scope("annotate"), traceId, { status: "submitted" });
  expect(await count({})).toBe(1);
  expect(await count({ consensus: "any" })).toBe(2);
  expect(await count({ consensus: "all" })).toBe(1);
  const mine = await db().annotator.findFirstOrThrow({ where: { userId: owner.userId }, select: { id: true } });
  expect(await count({ annotators: mine.id })).toBe(2);
});
