import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { changeExample, keepExample, listExamples, removeExample } from "@/lib/db/guideline-examples";
import { getGuideline, listGuidelineVersions, publishGuideline } from "@/lib/db/guidelines";
import { deleteTraces } from "@/lib/db/traces";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

test("each published change is a version, and of two over one base one is refused", async () => {
  const { owner, add } = await newProject();
  const scope = await owner.scope("curate");
  const curator = await (await add("curator")).scope("curate");
  expect(await publishGuideline(scope, { text: "One", summary: "Begun", base: 0 })).toBe(1);
  const both = await Promise.all(
    [scope, curator].map((each, place) => publishGuideline(each, { text: `Two ${place}`, summary: "", base: 1 })),
  );
  expect(both.toSorted()).toEqual([2, null]);
  const latest = await getGuideline(scope);
  expect(await publishGuideline(scope, { text: latest?.text ?? "", summary: "Nothing", base: 2 })).toBe(2);
  expect(await listGuidelineVersions(scope)).toMatchObject([{ version: 2 }, { version: 1, summary: "Begun" }]);
  expect(await getGuideline(scope, 1)).toMatchObject({ text: "One" });
  expect(await getGuideline(await (await newProject()).owner.scope("read"))).toBeNull();
});

test("an example tells nobody of a label that they may not see, unless a curator opened it", async () => {
  const { owner, add } = await newProject();
  const run = JSON.stringify({ messages: [{ role: "user", content: "go and look" }] });
  const traceId = (await importText(owner, run)).traces[0]?.id ?? "";
  const peer = await add("annotator");
  const blind = await add("annotator");
  const scope = await peer.scope("annotate");
  const id = newId("lbl");
  const segments = [{ kind: "text", first: 0, start: 0, last: 0, end: 2, quote: "go" }];
  await saveLabel(scope, traceId, id, labelInputSchema.parse({ mode: "1.3", note: "again", segments }));
  expect(await keepExample(await owner.scope("annotate"), id)).toBe(false);
  await saveReview(scope, traceId, { status: "submitted" });
  expect(await keepExample(await blind.scope("annotate"), id)).toBe(false);
  expect(await keepExample(await owner.scope("annotate"), id)).toBe(true);
  expect(await keepExample(scope, id)).toBe(true);

  const seen = await listExamples(scope);
  expect(seen).toMatchObject([{ mode: "1.3", quote: "go", note: "again", trace: { id: traceId }, open: false }]);
  const [example] = seen;
  expect(await listExamples(await blind.scope("read"))).toEqual([]);
  await saveReview(await blind.scope("annotate"), traceId, { status: "submitted" });
  expect(await listExamples(await blind.scope("read"))).toHaveLength(1);

  const late = await add("annotator");
  expect(await listExamples(await late.scope("read"))).toEqual([]);
  const curate = await owner.scope("curate");
  expect(await changeExample(curate, example?.id ?? "", { note: "does it twice", open: true })).toBe(true);
  expect(await listExamples(await late.scope("read"))).toMatchObject([{ note: "does it twice" }]);

  await changeExample(curate, example?.id ?? "", { note: "does it twice", open: false });
  await deleteTraces(curate, [traceId]);
  expect(await listExamples(await late.scope("read"))).toMatchObject([{ quote: "go", trace: null }]);
  expect(await removeExample(curate, example?.id ?? "")).toBe(true);
  expect(await removeExample(curate, example?.id ?? "")).toBe(false);
  expect(await listExamples(curate)).toEqual([]);
});
