import { describe, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { talliesOf as talliesUsed } from "@/lib/db/tallies";
import { deleteTraces, updateTraces } from "@/lib/db/traces";
import { breakdownQuerySchema } from "@/lib/insights/query-schema";
import { consensusRules } from "@/lib/reviews/consensus";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { readGroups, readInsights } from "@/lib/workflows/read-insights";
import { changeRound } from "@/lib/workflows/run-round";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";
import { labelledProject } from "../support/labelled-project";
import { type RichProject, richProject } from "../support/rich-project";
import { importTraces, openRound, review } from "../support/round";

const talliesOf = (projectId: string) =>
  db().tally.findMany({
    where: { projectId },
    orderBy: [{ traceId: "asc" }, { kind: "asc" }, { adjudicated: "asc" }],
  });

/** What stands written, which counting all of it anew must not change. */
async function standing(projectId: string) {
  const before = await talliesOf(projectId);
  await db().$executeRaw`SELECT tally_traces(array_agg(id)) FROM traces WHERE project_id = ${projectId}`;
  expect(before).toEqual(await talliesOf(projectId));
  return before;
}

const submit = async (actor: Actor, traceId: string, status: "submitted" | "draft" = "submitted") =>
  saveReview(await actor.scope("annotate"), traceId, { status });

test("tallies are what counting anew gives, whatever was written before", async () => {
  const rich = await richProject();
  const atFirst = await standing(rich.id);
  expect(new Set(atFirst.map(({ kind }) => kind))).toEqual(new Set(["person", "imported"]));
  expect(atFirst.find(({ traceId, adjudicated }) => traceId === rich.tricky && !adjudicated)?.settled).toBe(true);

  await submit(rich.peer, rich.tricky, "draft");
  await standing(rich.id);
  await updateTraces(await rich.owner.scope("curate"), [rich.tricky], { system: "Renamed" });
  await standing(rich.id);
  await moveSteps(rich);
  await standing(rich.id);
  await deleteTraces(await rich.owner.scope("curate"), [rich.tricky]);
  expect((await standing(rich.id)).filter(({ traceId }) => traceId === rich.tricky)).toEqual([]);
  expect((await standing((await labelledProject()).project.id)).length).toBeGreaterThan(30);
});

/** The first two steps change their places, as when a span comes late. */
async function moveSteps({ tricky }: RichProject) {
  await db().$transaction([
    db().$executeRaw`UPDATE steps SET position = position + 1000 WHERE trace_id = ${tricky} AND position < 2`,
    db().$executeRaw`UPDATE steps SET position = 1001 - position WHERE trace_id = ${tricky} AND position >= 1000`,
    db().$executeRaw`UPDATE traces SET step_count = step_count WHERE id = ${tricky}`,
  ]);
}

test("drafts are not tallied, and submitting tallies them", async () => {
  const { id, owner } = await newProject();
  const { traces } = await importText(owner, JSON.stringify({ messages: [{ role: "user", content: "hello" }] }));
  const trace = traces[0]?.id ?? "";
  const input = labelInputSchema.parse({ mode: "2.6", segments: [{ kind: "steps", first: 0, last: 0 }] });
  await saveLabel(await owner.scope("annotate"), trace, newId("lbl"), input);
  expect(await talliesOf(id)).toEqual([]);
  await submit(owner, trace);
  expect(await talliesOf(id)).toMatchObject([
    { judged: 2 ** 14 - 1, majority: 2 ** 10, labels: { length: 4, 2: 2, 3: 10 }, agents: '["user"]' },
  ]);
  await submit(owner, trace, "draft");
  expect(await talliesOf(id)).toEqual([]);
});

test("of many who submit the same trace at once nobody is left out", async () => {
  const project = await newProject();
  const { traces } = await importText(
    project.owner,
    JSON.stringify({ messages: [{ role: "user", content: "hello" }] }),
  );
  const trace = traces[0]?.id ?? "";
  const people = await Promise.all(Array.from({ length: 8 }, () => project.add("annotator")));
  const input = labelInputSchema.parse({ mode: "1.1", segments: [{ kind: "trace" }] });
  for (const person of people) await saveLabel(await person.scope("annotate"), trace, newId("lbl"), input);
  await Promise.all(people.map((person) => submit(person, trace)));
  expect(await standing(project.id)).toMatchObject([{ labels: { length: 4 * 8 }, all: 1 }]);
});

describe("who is blind to some traces counts what they may see", () => {
  test.each([
    ["submitted", true],
    ["closed", false],
  ] as const)("in rounds that are blind until %s", async (blindUntil, tallied) => {
    const project = await newProject();
    const { owner } = project;
    const team = [
      await project.add("annotator"),
      await project.add("curator"),
      await project.add("annotator"),
    ] as const;
    const [peer, curator, annotator] = team;
    const outside = [owner, await project.add("annotator"), await project.add("viewer")] as const;
    const traces = await importTraces(owner, 9);
    const closed = await openRound(owner, traces.slice(3, 6), team, { blindUntil });
    await openRound(owner, traces.slice(6), team, { blindUntil });
    for (const trace of traces) await review(peer, trace, ["2.6"]);
    await changeRound(await owner.scope("curate"), closed, { status: "closed" });
    // Of the traces in no round, in the closed one and in the open one, some are reviewed by whoever may.
    for (const trace of [traces[1], traces[4], traces[7]]) {
      for (const actor of [curator, annotator, outside[1]]) await review(actor, trace ?? "", ["1.1", "2.6"]);
    }
    const everybody = await db().annotator.findMany({ where: { projectId: project.id }, select: { id: true } });
    const named = everybody.map(({ id }) => id).join(",");
    const seen = new Set<number>();
    for (const actor of [...team, ...outside]) {
      const scope = await actor.scope("read");
      for (const consensus of consensusRules) {
        // Named annotators are counted from their reviews.
        const counted = await readInsights(scope, breakdownQuerySchema.parse({ consensus, annotators: named }));
        const read = await readInsights(scope, breakdownQuerySchema.parse({ consensus }));
        expect({ ...read, sources: [] }).toEqual({ ...counted, sources: [] });
        const groups = (query: object) =>
          readGroups(scope, breakdownQuerySchema.parse({ consensus, by: "position", ...query }));
        expect((await groups({})).groups).toEqual((await groups({ annotators: named })).groups);
        seen.add(read.reviewed);
      }
    }
    expect(seen.size, "they see different numbers of traces").toBeGreaterThan(2);
    const scope = await annotator.scope("read");
    const choice = await talliesUsed(scope, { kinds: ["person"], annotators: [], rule: "majority" });
    expect(choice === null).toBe(!tallied);
    if (choice) expect(choice.blind).toBe(true);
  });
});
