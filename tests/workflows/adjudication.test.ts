import { beforeEach, describe, expect, test } from "vitest";
import { agreementQuerySchema } from "@/lib/agreement/query-schema";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { visibleDecisions } from "@/lib/db/decisions";
import { countedAnnotators } from "@/lib/db/insights";
import { listReviews } from "@/lib/db/reviews";
import { insightsQuerySchema } from "@/lib/insights/query-schema";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { cursorOf, queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { type Adjudication, type DecisionInput, decisionInputSchema } from "@/lib/reviews/adjudication-schema";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { lanesOf, questionsOf } from "@/lib/reviews/questions";
import { beginAdjudication, decide, readAdjudication, saveAdjudication } from "@/lib/workflows/adjudicate";
import { nextToSettle, readAdjudicationQueue } from "@/lib/workflows/read-adjudication-queue";
import { readAgreement } from "@/lib/workflows/read-agreement";
import { readInsights } from "@/lib/workflows/read-insights";
import { saveLabel, unwriteLabel, writeLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { adjudicatedReview } from "@/lib/workflows/written-review";
import { type Actor, newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";
import { importTraces, openRound, review } from "../support/round";

let project: TestProject;
let ada: Actor;
let ben: Actor;
let trace: string;
beforeEach(async () => {
  project = await newProject();
  [ada, ben] = [await project.add("annotator"), await project.add("annotator")];
  [trace = ""] = await importTraces(project.owner, 1);
});

const curator = () => project.owner.scope("curate");

/** Both agree on 2.6; 1.3 is found by one of them, 3.2 by the other. */
async function disagree(on = trace): Promise<void> {
  await review(ada, on, ["2.6", "1.3"], "hers");
  await review(ben, on, ["2.6", "3.2"], "his");
}

function value<T>(result: { ok: true; value: T } | { ok: false; failure: { detail: string } }): T {
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

const settled = ({ reviews }: Adjudication) => reviews.find(({ own }) => own);
const modes = (now: Adjudication) => (settled(now)?.labels ?? []).map(({ mode }) => mode).sort();

function labelsOf(now: Adjudication, mode: ModeCode): DecisionInput["labels"] {
  const ids = lanesOf(now.reviews).flatMap(({ labels }) =>
    labels.flatMap((label) => (label.mode === mode ? label.id : [])),
  );
  return decisionInputSchema.shape.labels.parse(ids);
}

async function settle(mode: ModeCode, verdict: DecisionInput["verdict"], reason?: string): Promise<Adjudication> {
  const scope = await curator();
  const labels = labelsOf(value(await readAdjudication(scope, trace)), mode);
  return value(await decide(scope, trace, { labels, verdict, ...(reason === undefined ? {} : { reason }) }));
}

test("what all agree on is taken over when it begins, once, and nothing before", async () => {
  await disagree();
  const scope = await curator();
  expect(value(await readAdjudication(scope, trace))).toMatchObject({ decisions: [] });
  expect(await db().annotator.count({ where: { projectId: project.id, adjudication: true } })).toBe(0);
  const [begun] = await Promise.all([beginAdjudication(scope, trace), beginAdjudication(scope, trace)]);
  expect(modes(value(begun))).toEqual(["2.6"]);
  const again = value(await beginAdjudication(scope, trace));
  expect(modes(again)).toEqual(["2.6"]);
  expect(again.decisions.map(({ verdict, by }) => [verdict, by])).toEqual([
    ["agreed", null],
    ["agreed", null],
  ]);
  expect(await db().annotator.count({ where: { projectId: project.id, adjudication: true } })).toBe(1);
});

test("accept, reject and undo a decision; a reason may come later; the same again is the same", async () => {
  await disagree();
  await beginAdjudication(await curator(), trace);
  const accepted = await settle("1.3", "accepted");
  expect(modes(accepted)).toEqual(["1.3", "2.6"]);
  expect(await settle("1.3", "accepted")).toEqual(accepted);
  const reasoned = await settle("1.3", "accepted", "clear enough");
  expect(modes(reasoned)).toEqual(["1.3", "2.6"]);
  expect(reasoned.decisions.find(({ verdict }) => verdict === "accepted")).toMatchObject({
    reason: "clear enough",
    version: 2,
    by: { id: project.owner.userId },
  });
  expect(modes(await settle("1.3", "rejected"))).toEqual(["2.6"]);
  expect((await settle("1.3", "undecided")).decisions).toHaveLength(2);
  const kept = await db().change.findMany({
    where: { projectId: project.id, kind: "decision" },
    orderBy: { id: "asc" },
  });
  expect(kept.map(({ action }) => action)).toEqual(["made", "made", "made", "changed", "changed", "taken back"]);
});

test("one accepted label stands for the others of its question; merging and splitting make what they say", async () => {
  const input = (places: number) =>
    labelInputSchema.parse({
      mode: "2.4",
      note: `${places}`,
      segments: [{ kind: "steps", first: 0, last: 0 }, { kind: "trace" }].slice(0, places),
    });
  for (const [place, actor] of [ada, ben].entries()) {
    await saveLabel(await actor.scope("annotate"), trace, newId("lbl"), input(place + 1));
  }
  await review(ada, trace, []);
  await review(ben, trace, []);
  const third = await project.add("annotator");
  await review(third, trace, []);
  const one = await settle("2.4", "accepted");
  expect(settled(one)?.labels).toHaveLength(1);
  expect(one.decisions.map(({ verdict }) => verdict).sort()).toEqual(["accepted", "merged"]);
  expect(settled(await settle("2.4", "merged"))?.labels).toMatchObject([{ segments: [{ kind: "steps" }] }]);
  const scope = await curator();
  const now = value(await readAdjudication(scope, trace));
  const two = now.reviews
    .flatMap(({ own, labels }) => (own ? [] : labels))
    .find(({ segments }) => segments.length === 2);
  const labels = decisionInputSchema.shape.labels.parse([two?.id]);
  const split = value(await decide(scope, trace, { labels, verdict: "split" }));
  // The merged label still stands for the other one.
  expect(settled(split)?.labels).toHaveLength(3);
});

test("two curators: what one decided in the meantime is not overwritten unseen", async () => {
  await disagree();
  const other = await project.add("curator");
  const before = await settle("1.3", "accepted");
  const labels = labelsOf(before, "1.3");
  const late = await decide(await other.scope("curate"), trace, {
    labels,
    verdict: "rejected",
    seen: { [labels[0] ?? ""]: 0 },
  });
  expect(late).toMatchObject({ ok: false, failure: { code: "stale-version" } });
  const seen = await decide(await other.scope("curate"), trace, {
    labels,
    verdict: "rejected",
    seen: { [labels[0] ?? ""]: 1 },
  });
  expect(value(seen).decisions).toMatchObject([{ verdict: "rejected", by: { id: other.userId } }]);
});

test("both at once: the project has one adjudication, and each label one decision", async () => {
  await disagree();
  const scopes = await Promise.all([curator(), (await project.add("curator")).scope("curate")]);
  const now = value(await readAdjudication(await curator(), trace));
  await Promise.all(
    scopes.flatMap((scope) => [
      decide(scope, trace, { labels: labelsOf(now, "1.3"), verdict: "accepted" }),
      decide(scope, trace, { labels: labelsOf(now, "3.2"), verdict: "rejected" }),
    ]),
  );
  const end = value(await readAdjudication(await curator(), trace));
  expect(modes(end)).toEqual(["1.3"]);
  expect(end.decisions).toHaveLength(2);
});

describe("submitting", () => {
  test("waits for every question, freezes, and consensus prefers it; it is no person and no vote", async () => {
    await disagree();
    const scope = await curator();
    await beginAdjudication(scope, trace);
    expect(await saveAdjudication(scope, trace, { status: "submitted" })).toMatchObject({
      failure: { code: "conflict" },
    });
    await settle("1.3", "accepted");
    await settle("3.2", "rejected", "nobody could know");
    const before = await readAgreement(scope, agreementQuerySchema.parse({}));
    const unsettled = await readInsights(scope, insightsQuerySchema.parse({}));
    expect(unsettled.consensus, "a draft settles nothing yet").toBe("majority");
    expect(value(await saveAdjudication(scope, trace, { status: "submitted" }))).toMatchObject({
      own: true,
      adjudicated: true,
      status: "submitted",
    });
    expect(
      await decide(scope, trace, {
        labels: labelsOf(value(await readAdjudication(scope, trace)), "1.3"),
        verdict: "rejected",
      }),
    ).toMatchObject({
      failure: { code: "conflict" },
    });
    const found = async (query: Readonly<Record<string, string>>) => {
      const { modes, consensus } = await readInsights(scope, insightsQuerySchema.parse(query));
      return [consensus, ...modes.flatMap(({ mode, findings }) => (findings > 0 ? mode : []))];
    };
    expect(await found({})).toEqual(["adjudicated", "1.3", "2.6"]);
    expect(await found({ consensus: "adjudicated" })).toEqual(["adjudicated", "1.3", "2.6"]);
    expect(await found({ consensus: "majority" })).toEqual(["majority", "2.6"]);
    const [one] = await countedAnnotators(scope);
    const { consensus } = await readInsights(scope, insightsQuerySchema.parse({ annotators: one?.id }));
    expect(consensus, "nothing of one person's own is settled").toBe("majority");
    expect(await countedAnnotators(scope)).toHaveLength(2);
    expect(await readAgreement(scope, agreementQuerySchema.parse({}))).toEqual(before);
    const against = await readAgreement(scope, agreementQuerySchema.parse({ reference: "adjudicated" }));
    expect(against.annotators).toHaveLength(2);
  });

  test("annotators who have submitted see it and what became of their labels; those who have not do not", async () => {
    await disagree();
    const late = await project.add("annotator");
    await settle("2.6", "accepted");
    await settle("1.3", "rejected", "a matter of taste");
    await settle("3.2", "rejected");
    const seen = async (actor: Actor) => {
      const scope = await actor.scope("read");
      const reviews = await listReviews(scope, trace);
      return [reviews.filter(({ adjudicated }) => adjudicated).length, (await visibleDecisions(scope, trace)).length];
    };
    expect(await seen(ada)).toEqual([0, 0]);
    value(await saveAdjudication(await curator(), trace, { status: "submitted" }));
    expect(await seen(ada)).toEqual([1, 4]);
    expect(await seen(late)).toEqual([0, 0]);
    expect(await visibleDecisions(await ada.scope("read"), trace)).toContainEqual(
      expect.objectContaining({ verdict: "rejected", reason: "a matter of taste" }),
    );
  });
});

test("withdrawing what stood for a label opens its question again", async () => {
  await disagree();
  const now = await settle("1.3", "accepted");
  const [label] = settled(now)?.labels ?? [];
  const scope = await curator();
  value(await unwriteLabel(adjudicatedReview(scope, trace), label?.id ?? "", label?.version));
  expect(questionsOf(lanesOf(now.reviews))).toHaveLength(3);
  expect(await saveAdjudication(scope, trace, { status: "submitted" })).toMatchObject({ ok: false });
  expect(modes(await settle("1.3", "accepted"))).toEqual(["1.3"]);
});

test("whoever works in the round and has not submitted settles nothing, until they have", async () => {
  const working = await project.add("curator");
  await openRound(project.owner, [trace], [ada, ben, working]);
  await disagree();
  const scope = await working.scope("curate");
  const blind = { ok: false, failure: { code: "conflict" } };
  expect(await readAdjudication(scope, trace)).toMatchObject(blind);
  expect(await beginAdjudication(scope, trace)).toMatchObject(blind);
  const label = labelInputSchema.parse({ mode: "1.1", segments: [{ kind: "trace" }] });
  expect(await writeLabel(adjudicatedReview(scope, trace), newId("lbl"), label)).toMatchObject(blind);
  expect(await saveAdjudication(scope, trace, { status: "submitted" })).toMatchObject(blind);
  expect((await readAdjudicationQueue(scope, queueQuerySchema.parse({}))).traces).toEqual([]);
  await saveReview(await working.scope("annotate"), trace, { status: "submitted" });
  expect((await readAdjudicationQueue(scope, queueQuerySchema.parse({}))).traces).toHaveLength(1);
});

test("another project's trace and label are not there", async () => {
  await disagree();
  const labels = labelsOf(value(await readAdjudication(await curator(), trace)), "1.3");
  const stranger = await (await newProject()).owner.scope("curate");
  expect(await readAdjudication(stranger, trace)).toMatchObject({ failure: { code: "not-found" } });
  expect(await decide(stranger, trace, { labels, verdict: "accepted" })).toMatchObject({
    failure: { code: "not-found" },
  });
  const [other = ""] = await importTraces(project.owner, 1);
  expect(await decide(await curator(), other, { labels, verdict: "accepted" })).toMatchObject({
    failure: { code: "invalid-input" },
  });
});

test("who found the same at places that do not touch comes last in the queue, and the places can be merged", async () => {
  const mark = async (actor: Actor, on: string, segments: readonly object[]) => {
    const scope = await actor.scope("annotate");
    value(await saveLabel(scope, on, newId("lbl"), labelInputSchema.parse({ mode: "2.6", segments })));
    value(await saveReview(scope, on, { status: "submitted" }));
  };
  const step = (n: number) => ({ kind: "steps", first: n, last: n });
  const text = (start: number, end: number) => ({
    kind: "text",
    first: 0,
    last: 0,
    start,
    end,
    quote: "step 0".slice(start, end),
  });
  const pairs = [
    [[step(0)], [step(2)], true],
    [[step(0)], [{ kind: "steps", first: 0, last: 2 }], false],
    [[step(0)], [{ kind: "trace" }], false],
    [[step(0), step(3)], [step(3)], false],
    [[text(0, 4)], [text(4, 6)], true],
    [[text(0, 5)], [text(4, 6)], false],
    [[text(0, 4)], [step(0)], false],
  ] as const;
  const runs = pairs.map((_, n) =>
    JSON.stringify({ id: `r${n}`, messages: [0, 1, 2, 3].map((m) => ({ role: "assistant", content: `step ${m}` })) }),
  );
  const ids = (await importText(project.owner, runs.join("\n"))).traces.flatMap(({ id }) => id ?? []);
  for (const [n, [hers, his]] of pairs.entries()) {
    await mark(ada, ids[n] ?? "", hers);
    await mark(ben, ids[n] ?? "", his);
  }
  await disagree();
  const scope = await curator();
  const queue = await readAdjudicationQueue(scope, queueQuerySchema.parse({}));
  const apart = pairs.flatMap(([, , differ], n) => (differ ? [ids[n] ?? ""] : [])).sort();
  expect(queue.traces.map((one) => one.trace)).toEqual([trace, ...apart]);
  expect(queue.traces[1]).toMatchObject({ pairs: 0, modes: [], apart: ["2.6"], readers: 2, state: "open" });
  const second = await readAdjudicationQueue(
    scope,
    queueQuerySchema.parse({ cursor: cursorOf(queue.traces[1] ?? { pairs: 0, readers: 0, trace: "" }) }),
  );
  expect(second.traces.map((one) => one.trace)).toEqual(apart.slice(1));
  expect((await readAdjudicationQueue(scope, queueQuerySchema.parse({ mode: "1.3" }))).traces).toHaveLength(1);

  const [first = ""] = ids;
  const begun = value(await beginAdjudication(scope, first));
  expect(modes(begun)).toEqual([]);
  const merged = value(await decide(scope, first, { labels: labelsOf(begun, "2.6"), verdict: "merged" }));
  expect(settled(merged)?.labels.map(({ segments }) => segments)).toEqual([[step(0), step(2)]]);
  value(await saveAdjudication(scope, first, { status: "submitted" }));
  const left = await readAdjudicationQueue(scope, queueQuerySchema.parse({}));
  expect(left.traces.map((one) => one.trace)).not.toContain(first);
});

test("the queue has the worst first, by mode and state, and leads on", async () => {
  const [mild = "", agreed = ""] = await importTraces(project.owner, 2);
  await disagree();
  await review(ada, mild, ["1.3"]);
  await review(ben, mild, []);
  await review(ada, agreed, ["1.1"]);
  await review(ben, agreed, ["1.1"]);
  const scope = await curator();
  const queue = async (query: object = {}) => readAdjudicationQueue(scope, queueQuerySchema.parse(query));
  const traces = async (query: object = {}) => (await queue(query)).traces.map((one) => one.trace);
  expect(await traces()).toEqual([trace, mild]);
  expect(await traces({ mode: "3.2" })).toEqual([trace]);
  expect(await nextToSettle(scope, {}, trace)).toBe(mild);
  expect(await nextToSettle(scope, {}, mild)).toBe(trace);
  await beginAdjudication(scope, mild);
  await settle("2.6", "accepted");
  for (const mode of ["1.3", "3.2"] as const) await settle(mode, "rejected");
  await saveAdjudication(scope, trace, { status: "submitted" });
  expect(await queue()).toMatchObject({ traces: [{ trace: mild, state: "begun" }], counts: { todo: 1, done: 1 } });
  expect(await traces({ show: "done" })).toEqual([trace]);
  expect(await traces({ show: "all", cursor: "broken" })).toEqual([trace, mild]);
  // A further reader who says something new brings a settled trace back.
  await review(await project.add("annotator"), trace, ["1.5"]);
  expect(await queue()).toMatchObject({ traces: [{ trace, state: "done", outdated: true }, { trace: mild }] });
});
