import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/access/roles";
import { newId } from "@/lib/core/ids";
import { listReviews } from "@/lib/db/reviews";
import { listTraces } from "@/lib/db/trace-list";
import { insightsQuerySchema } from "@/lib/insights/query-schema";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { readInsights } from "@/lib/workflows/read-insights";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";

let members: Record<Role, Actor>;
let traceId: string;

beforeAll(async () => {
  const project = await newProject();
  members = {
    owner: project.owner,
    curator: await project.add("curator"),
    annotator: await project.add("annotator"),
    viewer: await project.add("viewer"),
  };
  const summary = await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  traceId = summary.traces[0]?.id ?? "";
  const peer = await project.add("annotator");
  const drafting = await project.add("annotator");
  const input = labelInputSchema.parse({ mode: "3.1", segments: [{ kind: "trace" }] });
  for (const actor of [peer, drafting]) await saveLabel(await actor.scope("annotate"), traceId, newId("lbl"), input);
  await saveReview(await peer.scope("annotate"), traceId, { status: "submitted" });
});

describe("what one may see of a peer's submitted review and of another's draft", () => {
  test.each([
    ["owner", 1],
    ["curator", 1],
    ["viewer", 1],
    ["annotator", 0],
  ] as const)("%s: %i", async (role, reviews) => {
    const scope = await members[role].scope("read");
    expect(await listReviews(scope, traceId)).toHaveLength(reviews);
    const { traces } = await listTraces(scope, traceFilterSchema.parse({}), { limit: 5 });
    expect(traces).toMatchObject([{ reviews, modes: reviews === 1 ? ["3.1"] : [] }]);
    const byMode = await listTraces(scope, traceFilterSchema.parse({ mode: "3.1", sources: "people" }), { limit: 5 });
    expect(byMode.traces).toHaveLength(reviews);
    expect(await readInsights(scope, insightsQuerySchema.parse({}))).toMatchObject({
      traces: 1,
      reviewed: reviews,
      findings: reviews,
    });
  });

  test("an annotator sees the peer's review once their own is submitted, and no longer when it is reopened", async () => {
    const actor = members.annotator;
    await saveReview(await actor.scope("annotate"), traceId, { status: "submitted", achieved: "yes" });
    expect(await listReviews(await actor.scope("read"), traceId)).toHaveLength(2);
    await saveReview(await actor.scope("annotate"), traceId, { status: "draft" });
    expect(await listReviews(await actor.scope("read"), traceId)).toMatchObject([{ own: true }]);
  });
});
