import { describe, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { listVersions } from "@/lib/db/review-versions";
import { getTrace } from "@/lib/db/traces";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { maskOf } from "@/lib/reviews/masks";
import type { Segment } from "@/lib/reviews/segment";
import { saveLabel, takeBackLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";

const steps = [
  { agent: "Planner", content: "I will ask 👩‍🚀 for the refundable fare." },
  { agent: "Booker", content: "Booked the other one.\r\nسعر ثابت" },
  { agent: "Checker", content: "Looks fine." },
];

async function projectWithTrace() {
  const project = await newProject();
  const summary = await importText(project.owner, steps.map((step) => JSON.stringify(step)).join("\n"));
  return { ...project, traceId: summary.traces[0]?.id ?? "" };
}

const label = (segments: Segment[], more: object = {}) => labelInputSchema.parse({ mode: "2.6", segments, ...more });
const thought: Segment = { kind: "text", first: 0, start: 11, last: 0, end: 14, quote: "👩‍🚀" };

async function own(actor: Actor, traceId: string) {
  const trace = await getTrace(await actor.scope("read"), traceId);
  return trace?.reviews.find((review) => review.own);
}

describe("labels", () => {
  test("keep their two places, their agent and what was said", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const action: Segment = {
      kind: "text",
      first: 1,
      start: 0,
      last: 2,
      end: 5,
      quote: "Booked the other one.\r\nسعر ثابت\nLooks",
    };
    const id = newId("lbl");
    const saved = await saveLabel(
      scope,
      traceId,
      id,
      label([thought, action], { note: "asked, then did not", decisive: true }),
    );
    expect(saved).toMatchObject({ ok: true, value: { agent: "Planner", segments: [thought, action], version: 1 } });
    expect(await own(owner, traceId)).toMatchObject({ status: "draft", judged: [], labels: [{ id, decisive: true }] });
  });

  test("are refused where the quote is not what stands there, or the step does not exist", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const off = await saveLabel(scope, traceId, newId("lbl"), label([{ ...thought, start: 12, end: 15 } as Segment]));
    expect(off).toMatchObject({
      ok: false,
      failure: { code: "invalid-input", detail: expect.stringContaining("code points") },
    });
    const beyond = await saveLabel(scope, traceId, newId("lbl"), label([{ kind: "steps", first: 2, last: 3 }]));
    expect(beyond).toMatchObject({ ok: false, failure: { detail: "The trace has no step 3." } });
  });

  test("sent twice are one; a stale version is refused; withdrawn and put again they stand", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const id = newId("lbl");
    const said = label([{ kind: "steps", first: 1, last: 1 }]);
    await saveLabel(scope, traceId, id, said);
    expect(await saveLabel(scope, traceId, id, said)).toMatchObject({ value: { version: 1 } });
    expect(await saveLabel(scope, traceId, id, { ...said, note: "a" }, 1)).toMatchObject({ value: { version: 2 } });
    expect(await saveLabel(scope, traceId, id, { ...said, note: "a" }, 1)).toMatchObject({ value: { version: 2 } });
    expect(await saveLabel(scope, traceId, id, { ...said, note: "b" }, 1)).toMatchObject({
      failure: { code: "stale-version" },
    });
    await takeBackLabel(scope, traceId, id);
    expect(await own(owner, traceId)).toMatchObject({ labels: [] });
    expect(await saveLabel(scope, traceId, id, { ...said, note: "a" })).toMatchObject({ ok: true });
    expect(await own(owner, traceId)).toMatchObject({ labels: [{ id, note: "a" }] });
  });

  test("taken back and put again while the withdrawal is still under way, they stand when it arrives", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const id = newId("lbl");
    const said = label([{ kind: "steps", first: 1, last: 1 }]);
    await saveLabel(scope, traceId, id, said, 0);
    expect(await saveLabel(scope, traceId, id, said, 1)).toMatchObject({ value: { version: 2 } });
    expect(await takeBackLabel(scope, traceId, id, 1)).toMatchObject({ failure: { code: "stale-version" } });
    expect(await own(owner, traceId)).toMatchObject({ labels: [{ id, version: 2 }] });
    // And the other way about: taken back again while putting it again is still under way.
    await takeBackLabel(scope, traceId, id, 2);
    expect(await takeBackLabel(scope, traceId, id, 3)).toMatchObject({ value: { version: 4 } });
    expect(await saveLabel(scope, traceId, id, said, 3)).toMatchObject({ failure: { code: "stale-version" } });
    expect(await own(owner, traceId)).toMatchObject({ labels: [] });
  });

  test("a review that was reopened and submitted again stays so when the reopening arrives late", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const submitted = await saveReview(scope, traceId, { status: "submitted", achieved: "no" });
    const version = submitted.ok ? submitted.value.version : 0;
    await saveReview(scope, traceId, { status: "submitted" }, version);
    expect(await saveReview(scope, traceId, { status: "draft" }, version)).toMatchObject({
      failure: { code: "stale-version" },
    });
    expect(await own(owner, traceId)).toMatchObject({ status: "submitted" });
  });

  test("twenty at once make one review with twenty labels", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const all = Array.from({ length: 20 }, () => saveLabel(scope, traceId, newId("lbl"), label([{ kind: "trace" }])));
    expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true);
    expect((await own(owner, traceId))?.labels).toHaveLength(20);
  });

  test("of somebody else are not there, and a submitted review is frozen until it is reopened", async () => {
    const { owner, add, traceId } = await projectWithTrace();
    const other = await add("annotator");
    const scope = await owner.scope("annotate");
    const id = newId("lbl");
    await saveLabel(scope, traceId, id, label([{ kind: "trace" }]));
    const theirs = await saveLabel(await other.scope("annotate"), traceId, id, label([{ kind: "trace" }]));
    expect(theirs).toMatchObject({ failure: { code: "not-found" } });

    const submission = { status: "submitted", achieved: "no", note: "wrong fare" } as const;
    expect(await saveReview(scope, traceId, submission)).toMatchObject({
      value: { status: "submitted", judged: { length: 14 } },
    });
    expect(await saveReview(scope, traceId, submission)).toMatchObject({ ok: true });
    expect(await saveReview(scope, traceId, { note: "other" })).toMatchObject({ failure: { code: "conflict" } });
    expect(await takeBackLabel(scope, traceId, id)).toMatchObject({ failure: { code: "conflict" } });
    expect(await saveReview(scope, traceId, { status: "draft" })).toMatchObject({
      value: { status: "draft", judged: [] },
    });
    expect(await takeBackLabel(scope, traceId, id)).toMatchObject({ ok: true });
  });

  test("that were submitted stay as they stood, version by version, through reopening", async () => {
    const { owner, add, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const versions = () => listVersions(scope, traceId);
    const id = newId("lbl");
    await saveLabel(scope, traceId, id, label([thought], { note: "first" }));
    await saveReview(scope, traceId, { status: "submitted", achieved: "no" });
    await saveReview(scope, traceId, { status: "submitted" });
    expect(await versions()).toMatchObject([
      { number: 1, achieved: "no", reopenedAt: null, judged: { length: 14 }, labels: [{ id, segments: [thought] }] },
    ]);

    await saveReview(scope, traceId, { status: "draft" });
    await saveLabel(scope, traceId, id, label([thought], { note: "second" }));
    expect(await versions()).toMatchObject([{ number: 1, labels: [{ note: "first" }] }]);
    await takeBackLabel(scope, traceId, id);
    await saveReview(scope, traceId, { status: "submitted", achieved: "unclear" });
    const [first, second] = await versions();
    expect(first).toMatchObject({ achieved: "no", reopenedAt: expect.any(String), labels: [{ note: "first" }] });
    expect(second).toMatchObject({ number: 2, achieved: "unclear", reopenedAt: null, labels: [] });
    expect(await listVersions(await (await add("annotator")).scope("read"), traceId)).toEqual([]);
  });

  test("and the review of two tabs meet in the open: a stale change is refused with what stands there", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    await saveReview(scope, traceId, { note: "one" }, 1);
    expect(await saveReview(scope, traceId, { note: "other" }, 1)).toMatchObject({
      failure: { code: "stale-version", current: { version: 2, note: "one", status: "draft" } },
    });
    expect(await saveReview(scope, traceId, { note: "one" }, 1)).toMatchObject({ value: { version: 2 } });
    const id = newId("lbl");
    expect(await takeBackLabel(scope, traceId, id, 0)).toMatchObject({ value: { version: 1 } });
    expect(await saveLabel(scope, traceId, id, label([{ kind: "trace" }]), 0)).toMatchObject({
      failure: { current: { version: 1, label: null } },
    });
  });

  test("keep the review's mask of modes in step", async () => {
    const { owner, traceId } = await projectWithTrace();
    const scope = await owner.scope("annotate");
    const found = async () =>
      (await db().review.findFirstOrThrow({ where: { traceId }, select: { found: true } })).found;
    const [a, b, c] = [newId("lbl"), newId("lbl"), newId("lbl")];
    await saveLabel(scope, traceId, a, label([{ kind: "trace" }]));
    await saveLabel(scope, traceId, b, label([{ kind: "trace" }], { mode: "3.3" }));
    await saveLabel(scope, traceId, c, label([{ kind: "trace" }], { mode: null, note: "network down" }));
    expect(await found()).toBe(maskOf(["2.6", "3.3"]));
    await saveLabel(scope, traceId, a, label([{ kind: "trace" }], { mode: "1.1" }));
    await takeBackLabel(scope, traceId, b);
    expect(await found()).toBe(maskOf(["1.1"]));
  });
});
