import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { getOpening, getReading, putReading } from "@/lib/db/readings";
import { listVersions } from "@/lib/db/review-versions";
import { listReviews } from "@/lib/db/reviews";
import { saveReview } from "@/lib/workflows/save-review";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

test("how far and how long: steps add up, a sitting told twice counts once, and nobody reads for another", async () => {
  const { owner, add } = await newProject();
  const summary = await importText(owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  const traceId = summary.traces[0]?.id ?? "";
  const scope = await owner.scope("annotate");
  expect(await getReading(scope, traceId)).toEqual({ step: null, seen: [], spentMs: 0 });

  const [first, second] = [newId("sit"), newId("sit")];
  await putReading(scope, traceId, { step: 4, seen: [0, 4], sitting: { id: first, spentMs: 30_000 } });
  await putReading(scope, traceId, { step: 7, seen: [5, 7, 20, 20], sitting: { id: first, spentMs: 45_000 } });
  // An earlier part that arrives late takes nothing back.
  await putReading(scope, traceId, { step: 7, seen: [0, 4], sitting: { id: first, spentMs: 30_000 } });
  await putReading(scope, traceId, { step: 2, seen: [2, 2], sitting: { id: second, spentMs: 5_000 } });
  expect(await getReading(scope, traceId)).toEqual({ step: 2, seen: [0, 7, 20, 20], spentMs: 50_000 });

  const other = await (await add("annotator")).scope("annotate");
  await putReading(other, traceId, { step: 1, seen: [1, 1], sitting: { id: first, spentMs: 9_000_000 } });
  expect(await getReading(scope, traceId)).toMatchObject({ spentMs: 50_000 });
  expect(await getReading(other, traceId)).toEqual({ step: 1, seen: [1, 1], spentMs: 0 });
  const stranger = await (await newProject()).owner.scope("annotate");
  const theirs = { step: 0, seen: [], sitting: { id: newId("sit"), spentMs: 0 } };
  expect(await putReading(stranger, traceId, theirs)).toBe(false);

  const saved = await saveReview(scope, traceId, { status: "submitted" });
  expect(saved).toMatchObject({ ok: true, value: { spentMs: 50_000 } });
  expect(await listReviews(scope, traceId)).toMatchObject([{ own: true, spentMs: 50_000 }]);
  expect(await listVersions(scope, traceId)).toMatchObject([{ spentMs: 50_000 }]);
});

test("a trace says before it opens whether some of its steps name no agent", async () => {
  const { owner } = await newProject();
  const scope = await owner.scope("read");
  const unnamed = async (text: string) => {
    const summary = await importText(owner, text);
    return (await getOpening(scope, summary.traces[0]?.id ?? ""))?.unnamed;
  };
  expect(await unnamed(JSON.stringify({ messages: [{ role: "user", content: "sail" }] }))).toBe(false);
  expect(await unnamed("A log in a form\nthat nobody knows.\n")).toBe(true);
});
