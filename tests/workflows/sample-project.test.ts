import { describe, expect, test } from "vitest";
import { passwordAuth } from "@/lib/auth/password-auth";
import { db } from "@/lib/db/client";
import { deleteProject } from "@/lib/db/projects";
import { listReviews } from "@/lib/db/reviews";
import { listTraces } from "@/lib/db/trace-list";
import { insightsQuerySchema } from "@/lib/insights/query-schema";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { modeCodes } from "@/lib/mast/taxonomy";
import { createInvitedAccount } from "@/lib/workflows/create-account";
import { fillSampleProject } from "@/lib/workflows/fill-sample-project";
import { inviteMember } from "@/lib/workflows/invite-member";
import { openSampleProject } from "@/lib/workflows/open-sample-project";
import { readInsights } from "@/lib/workflows/read-insights";
import { segmentOf } from "@/lib/workflows/sample/place-sample";
import { sampleTraces } from "@/lib/workflows/sample/sample-traces";
import { newProject } from "../support/actor";

describe("the sample traces", () => {
  test("are eight or more short runs of different systems, with one achieved and one failed", () => {
    expect(sampleTraces.length).toBeGreaterThanOrEqual(8);
    for (const { trace } of sampleTraces) {
      expect(trace.steps.length, trace.title).toBeGreaterThanOrEqual(8);
      expect(trace.steps.length, trace.title).toBeLessThanOrEqual(25);
    }
    expect(new Set(sampleTraces.map(({ trace }) => trace.system)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(sampleTraces.map(({ trace }) => trace.outcome))).toEqual(new Set(["achieved", "failed", null]));
  });

  test("show every mode, and every kind of label", () => {
    const labels = sampleTraces.flatMap(({ reviews }) => reviews.flatMap((review) => review.labels));
    expect(new Set(labels.map(({ mode }) => mode))).toEqual(new Set([...modeCodes, null]));
    expect(labels.some(({ at }) => at.length > 1)).toBe(true);
    expect(new Set(labels.flatMap(({ at }) => at.map(({ kind }) => kind)))).toEqual(
      new Set(["trace", "steps", "text"]),
    );
  });

  test("have every quote where their label says, and every call answered by one result at most", () => {
    for (const { trace, reviews } of sampleTraces) {
      for (const place of reviews.flatMap((review) => review.labels.flatMap(({ at }) => at))) {
        expect(() => segmentOf(trace, place)).not.toThrow();
      }
      const calls = trace.steps.flatMap((step) => step.toolCalls.map(({ id }) => id));
      const answered = trace.steps.flatMap(({ answers }) => (answers === null ? [] : [answers]));
      expect(new Set(answered).size, trace.title).toBe(answered.length);
      for (const id of answered) expect(calls, trace.title).toContain(id);
    }
  });
});

describe("the sample project", () => {
  test("holds the traces with the labels of two people, which count by default", async () => {
    const project = await newProject();
    const own = await project.owner.scope("own");
    await fillSampleProject(await project.owner.scope("import"), own);
    const { traces } = await listTraces(own, traceFilterSchema.parse({}), { limit: 50 });
    expect(traces).toHaveLength(sampleTraces.length);
    const trip = traces.find(({ title }) => title.includes("Vienna"));
    const reviews = await listReviews(own, trip?.id ?? "");
    expect(reviews.map(({ annotator }) => annotator.name).sort()).toEqual(["Ada (sample)", "Grace (sample)"]);
    const mismatch = reviews[0]?.labels.find(({ mode }) => mode === "2.6");
    expect(mismatch?.segments).toMatchObject([
      { kind: "text", first: 4, last: 4, quote: "I will book the refundable option." },
      { kind: "text", first: 5, last: 5 },
    ]);
    const insights = await readInsights(own, insightsQuerySchema.parse({}));
    expect(insights.sources).toEqual(["people"]);
    expect(insights.reviewed).toBe(sampleTraces.length);
    expect(insights.findings).toBeGreaterThan(10);
    expect(insights.categories.every(({ findings }) => findings > 0)).toBe(true);
  });

  test("opens once per person, and for nobody who is not signed in", async () => {
    const other = await newProject();
    const someone = { name: "Newcomer", email: "sample-reader@example.org", password: "a password of some length" };
    const link = await inviteMember(await other.owner.scope("own"), "viewer", "");
    await createInvitedAccount(link.split("/").at(-1) ?? "", someone);
    const signedIn = await passwordAuth().api.signInEmail({ body: someone, returnHeaders: true });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const headers = new Headers({ cookie, host: "localhost:3000" });
    const first = await openSampleProject(headers);
    expect(first).toEqual({ ok: true, value: { slug: "sample" } });
    expect(await openSampleProject(headers)).toEqual(first);
    expect(await openSampleProject(new Headers())).toMatchObject({ failure: { code: "not-signed-in" } });
    const rows = await db().project.findMany({ where: { sample: true }, select: { id: true, _count: true } });
    expect(rows.map(({ _count }) => _count.traces)).toEqual([sampleTraces.length]);
  });

  test("leaves nothing behind when it is deleted", async () => {
    const project = await newProject();
    const own = await project.owner.scope("own");
    await fillSampleProject(await project.owner.scope("import"), own);
    const { id } = project;
    await deleteProject(own);
    const left = await Promise.all([
      db().trace.count({ where: { projectId: id } }),
      db().review.count({ where: { projectId: id } }),
      db().annotator.count({ where: { projectId: id } }),
      db().step.count({ where: { trace: { projectId: id } } }),
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
  });
});
