import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { RoundTracePage } from "@/lib/db/round-tables";
import { getRound } from "@/lib/db/rounds";
import { roundInputSchema } from "@/lib/rounds/round-schema";
import { makeRound } from "@/lib/workflows/make-round";
import { readFeedback, readProgress, readRoundPage, readTrainingItem } from "@/lib/workflows/read-round";
import { claimNext, findNext } from "@/lib/workflows/work-in-round";
import { newProject } from "../support/actor";
import { importTraces, openRound, review } from "../support/round";

async function world() {
  const project = await newProject();
  const curator = await project.add("curator");
  const [a, b] = [await project.add("annotator"), await project.add("annotator")];
  const [training = "", check = "", ...ordinary] = await importTraces(project.owner, 4);
  await review(project.owner, training, ["1.3", "2.6"], "look at the second step");
  await review(project.owner, check, ["3.2"]);
  const round = await openRound(project.owner, ordinary, [a, b, curator], {
    perTrace: 2,
    training: [training],
    checks: [check],
  });
  return { project, curator, a, b, training, check, ordinary, round };
}

describe("known items", () => {
  test("training comes first and is answered after the review, not before; then the round goes on", async () => {
    const { a, b, training, round } = await world();
    const scope = await a.scope("annotate");
    expect(await claimNext(scope, round)).toMatchObject({ value: { trace: training } });
    expect(await readFeedback(scope, round)).toEqual({ ok: true, value: { items: [] } });
    expect(await readTrainingItem(scope, round, training)).toBeNull();
    await review(a, training, ["2.6", "1.1"]);
    const from = { after: training, round: null, told: false };
    expect(await findNext(scope, from)).toEqual({ to: "feedback", round, trace: training });
    expect(await findNext(scope, { ...from, told: true })).toMatchObject({ to: "trace" });
    expect(await readTrainingItem(scope, round, training)).toMatchObject({
      agreed: ["2.6"],
      missed: ["1.3"],
      extra: ["1.1"],
      reasons: [{ mode: "1.3", note: "look at the second step" }, { mode: "2.6" }],
    });
    expect(await readFeedback(await b.scope("read"), round)).toEqual({ ok: true, value: { items: [] } });
  });

  test("a check looks like any other trace; who does not work in the round reads how it went", async () => {
    const { project, curator, a, check, round } = await world();
    await review(a, check, ["3.2", "2.2"]);
    const scope = await a.scope("annotate");
    expect(await readFeedback(scope, round)).toEqual({ ok: true, value: { items: [] } });
    expect(JSON.stringify(await getRound(scope, round))).not.toMatch(/check|training/);
    const after = await findNext(scope, { after: check, round: null, told: false });
    expect(after).toMatchObject({ to: "trace" });

    const told = await readProgress(await project.owner.scope("curate"), round);
    const of = (userId: string) => (told.ok ? told.value.people.find(({ user }) => user === userId) : undefined);
    expect(of(a.userId)).toMatchObject({ done: 1, checks: { read: 1, agreed: 1, missed: 0, extra: 1 } });

    const working = await curator.scope("curate");
    const untold = await readProgress(working, round);
    expect(untold.ok && untold.value.people.every(({ checks }) => checks === null)).toBe(true);
    expect((await readRoundPage(working, working, round))?.run).toMatchObject({ traces: null });
    expect((await readRoundPage(scope, null, round))?.run).toBeNull();
  });

  test("the traces of a long round are listed page by page, in its order, without loss", async () => {
    const project = await newProject();
    const owner = await project.owner.scope("curate");
    const reader = await project.add("annotator");
    const traces = await importTraces(project.owner, 230);
    const round = await openRound(project.owner, traces, [reader]);
    const listed: string[] = [];
    const sizes: number[] = [];
    let from: number | null = 0;
    while (from !== null) {
      const page: RoundTracePage | null | undefined = (await readRoundPage(owner, owner, round, from))?.run?.traces;
      if (!page) throw new Error("The owner does not work in it, and sees its traces.");
      listed.push(...page.traces.map(({ id }) => id));
      sizes.push(page.traces.length);
      from = page.next;
    }
    expect(sizes).toEqual([100, 100, 30]);
    expect(listed).toEqual(traces);
  });

  test("everybody reads each item once, and whoever gave the answer does not", async () => {
    const { project, a, training, check, round } = await world();
    const seats = await db().roundSeat.groupBy({ by: ["traceId"], where: { roundId: round }, _count: true });
    const count = (trace: string) => seats.find(({ traceId }) => traceId === trace)?._count;
    expect([count(training), count(check)]).toEqual([3, 3]);
    const withAuthor = await openRound(project.owner, [], [a, project.owner], { training: [training] }).catch(
      (error: Error) => error.message,
    );
    // A round of items alone is no round of traces picked by hand.
    expect(withAuthor).toContain("Pick one trace at least.");
  });

  test("an item without an answer is refused, and so are strangers and traces that are not there", async () => {
    const { project, a, ordinary } = await world();
    const scope = await project.owner.scope("curate");
    const [one = "", other = ""] = ordinary;
    const input = (more: object) =>
      roundInputSchema.parse({
        name: "No",
        choice: { how: "picked", traces: [one] },
        annotators: [a.userId],
        perTrace: 1,
        ...more,
      });
    const foreign = (await newProject()).owner;
    const [theirs = ""] = await importTraces(foreign, 1);
    for (const more of [
      { training: [other] },
      { annotators: [foreign.userId] },
      { perTrace: 2 },
      { choice: { how: "picked", traces: [theirs] } },
      { choice: { how: "random", size: 3, seed: 1, system: ["no such system"] } },
    ]) {
      expect(await makeRound(scope, input(more))).toMatchObject({ ok: false, failure: { code: "invalid-input" } });
    }
  });

  test("a sample is drawn again by its seed, and says from how many", async () => {
    const { project, a } = await world();
    const scope = await project.owner.scope("curate");
    const draw = async () => {
      const choice = { how: "random", size: 2, seed: 11 };
      const input = roundInputSchema.parse({ name: "Drawn", choice, annotators: [a.userId], perTrace: 1 });
      const made = await makeRound(scope, input);
      if (!made.ok) throw new Error(made.failure.detail);
      const traces = await db().roundTrace.findMany({ where: { roundId: made.value }, orderBy: { position: "asc" } });
      return { traces: traces.map(({ traceId }) => traceId), round: await getRound(scope, made.value) };
    };
    const [first, second] = [await draw(), await draw()];
    expect(first.traces).toHaveLength(2);
    expect(second.traces).toEqual(first.traces);
    expect(first.round?.selection).toMatchObject({ how: "random", seed: 11, size: 2, of: 4 });
  });
});
