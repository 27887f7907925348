import { beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { protocolFormSchema } from "@/lib/rounds/protocol-schema";
import { nextTurn, readProtocol, startProtocol } from "@/lib/workflows/run-protocol";
import { saveLabel } from "@/lib/workflows/save-label";
import { findNext } from "@/lib/workflows/work-in-round";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { importTraces, review } from "../support/round";

let project: TestProject;
let team: Actor[];
beforeEach(async () => {
  project = await newProject();
  team = [await project.add("annotator"), await project.add("annotator"), await project.add("annotator")];
});

const input = () =>
  protocolFormSchema.parse({ name: "Protocol", annotators: team.map(({ userId }) => userId), seed: "7" });

async function begin(): Promise<string> {
  const begun = await startProtocol(await project.owner.scope("curate"), input());
  if (!begun.ok) throw new Error(begun.failure.detail);
  return begun.value;
}

async function page(id: string, actor: Actor = project.owner) {
  const read = await readProtocol(await actor.scope("read"), id);
  if (!read) throw new Error("There is no such protocol.");
  return read;
}

/** Everybody submits the traces of the last round, with the modes that `say` gives them. */
async function readAll(id: string, say: (person: number, trace: number) => readonly ModeCode[]): Promise<void> {
  const traces = (await page(id)).turns.at(-1)?.traces ?? [];
  for (const [place, trace] of traces.entries()) {
    for (const [person, actor] of team.entries()) await review(actor, trace.id, say(person, place));
  }
}

test("five traces, again until kappa reaches the threshold, none of them twice", async () => {
  await importTraces(project.owner, 12);
  const id = await begin();
  const scope = await project.owner.scope("curate");
  const first = await page(id);
  expect(first.turns).toMatchObject([{ iteration: 1, wanted: 15, done: 0, complete: false, kappa: null }]);
  expect(await nextTurn(scope, id)).toMatchObject({ ok: false, failure: { code: "conflict" } });

  await readAll(id, (person, trace) => (person === 0 ? ["1.1"] : trace % 2 === 0 ? ["2.6"] : ["1.1"]));
  const read = await page(id);
  expect(read.turns[0]).toMatchObject({ complete: true, done: 15 });
  expect(read.turns[0]?.pairs).toHaveLength(3);
  const pairs = read.turns[0]?.pairs.map(({ kappa }) => kappa.value ?? Number.NaN) ?? [];
  expect(read.turns[0]?.kappa?.value).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / 3, 12);
  expect(read.reached).toBe(false);

  // Of many who ask at once one draws.
  const drawn = await Promise.all([nextTurn(scope, id), nextTurn(scope, id)]);
  expect(drawn.filter(({ ok }) => ok)).toHaveLength(1);
  const second = await page(id);
  expect(second.turns.map(({ status }) => status)).toEqual(["closed", "open"]);
  expect(new Set(second.turns.flatMap(({ traces }) => traces.map((trace) => trace.id))).size).toBe(10);
  expect(await db().round.count({ where: { projectId: project.id } })).toBe(2);

  await readAll(id, (_, trace) => (trace % 2 === 0 ? ["2.6", "3.2"] : ["1.3"]));
  expect(await page(id)).toMatchObject({ reached: true, turns: [{}, { kappa: { value: 1 } }] });
});

test("draws only what none of them has read, and nobody is offered before what may be drawn next", async () => {
  const traces = await importTraces(project.owner, 8);
  const [ada, , cyd] = team as [Actor, Actor, Actor];
  const [read = "", begun = ""] = traces;
  await review(ada, read, ["1.1"]);
  const label = labelInputSchema.parse({ mode: "2.6", segments: [{ kind: "trace" }] });
  await saveLabel(await cyd.scope("annotate"), begun, newId("lbl"), label);
  const id = await begin();
  const drawn = (await page(id)).turns[0]?.traces.map((trace) => trace.id) ?? [];
  expect(drawn).toHaveLength(5);
  expect(drawn).not.toContain(read);
  expect(drawn).not.toContain(begun);

  for (const trace of drawn) await review(ada, trace, []);
  const next = async (actor: Actor) =>
    findNext(await actor.scope("annotate"), { after: null, round: null, told: false });
  expect(await next(ada)).toEqual({ to: "round", round: (await page(id)).turns[0]?.round });
  expect(await next(await project.add("annotator")), "somebody else").toMatchObject({ to: "trace" });

  for (const actor of team.slice(1)) for (const trace of drawn) await review(actor, trace, ["1.1"]);
  const scope = await project.owner.scope("curate");
  expect(await nextTurn(scope, id)).toMatchObject({ ok: true });
  expect((await page(id)).turns[1]?.traces, "as many as are left").toHaveLength(1);
});

test("nobody is told a figure before all have submitted, annotators neither", async () => {
  await importTraces(project.owner, 5);
  const id = await begin();
  const [ada, ben, cyd] = team as [Actor, Actor, Actor];
  const traces = (await page(id)).turns[0]?.traces ?? [];
  for (const { id: trace } of traces) for (const actor of [ada, ben]) await review(actor, trace, ["1.1"]);
  for (const actor of [project.owner, ada, cyd]) expect((await page(id, actor)).turns[0]?.kappa).toBeNull();
  for (const { id: trace } of traces) await review(cyd, trace, ["2.2"]);
  const figures = await Promise.all(
    [project.owner, ada, cyd].map(async (actor) => (await page(id, actor)).turns[0]?.kappa),
  );
  expect(figures[0]?.value).not.toBeNull();
  expect(figures).toEqual([figures[0], figures[0], figures[0]]);
});

test("it needs three members who may annotate, and traces to draw from", async () => {
  expect(protocolFormSchema.safeParse({ ...{ name: "P", seed: "1" }, annotators: ["a", "b"] }).success).toBe(false);
  const scope = await project.owner.scope("curate");
  expect(await startProtocol(scope, input())).toMatchObject({ failure: { code: "conflict" } });
  const stranger = (await newProject()).owner;
  await importTraces(project.owner, 1);
  const withStranger = { ...input(), annotators: [...input().annotators.slice(1), stranger.userId] };
  expect(await startProtocol(scope, withStranger)).toMatchObject({ failure: { code: "invalid-input" } });
  expect(await db().protocol.count({ where: { projectId: project.id } })).toBe(0);
  const id = await begin();
  expect(await readProtocol(await stranger.scope("read"), id)).toBeNull();
  await readAll(id, () => ["1.1"]);
  expect(await nextTurn(scope, id)).toMatchObject({ failure: { code: "conflict" } });
});
