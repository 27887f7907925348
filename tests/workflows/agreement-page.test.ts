import { expect, test } from "vitest";
import { agreementPageSchema, disagreementQuerySchema } from "@/lib/agreement/query-schema";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { cursorOf } from "@/lib/reviews/adjudication-queue";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { exportAgreement } from "@/lib/workflows/export-agreement";
import { listDisagreements, readAgreementPage, readDisagreements } from "@/lib/workflows/read-agreement-page";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";

test("the page, its list of disagreements and its file say the same of two annotators and a reference", async () => {
  const { owner, add, id } = await newProject();
  const [x, y, blind] = [await add("annotator"), await add("annotator"), await add("annotator")];
  const lines = [1, 2].map((n) => JSON.stringify({ messages: [{ role: "user", content: `run ${n} goes on` }] }));
  const { traces } = await importText(owner, lines.join("\n"));
  const [first = "", second = ""] = traces.flatMap((trace) => trace.id ?? []);
  const review = async (actor: Actor, traceId: string, mode: string | null, end: number) => {
    const scope = await actor.scope("annotate");
    const segments = [{ kind: "text", first: 0, start: 0, last: 0, end, quote: "run 1 goes on".slice(0, end) }];
    if (mode) await saveLabel(scope, traceId, newId("lbl"), labelInputSchema.parse({ mode, segments }));
    await saveReview(scope, traceId, { status: "submitted" });
  };
  await review(x, first, "1.1", 4);
  await review(y, first, "1.1", 5);
  await review(owner, first, "2.6", 3);
  for (const actor of [x, y, owner]) await review(actor, second, null, 0);

  const scope = await owner.scope("read");
  const annotators = await db().annotator.findMany({ where: { projectId: id }, select: { id: true, userId: true } });
  const idOf = (actor: Actor) => annotators.find(({ userId }) => userId === actor.userId)?.id ?? "";
  const both = { annotators: [idOf(x), idOf(y)].join(","), reference: idOf(owner) };
  const page = await readAgreementPage(scope, agreementPageSchema.parse({ ...both, view: "places" }));
  // The reference is scored against, and not compared.
  expect(page.agreement).toMatchObject({ annotators: { length: 2 }, compared: 2, overall: { raw: { value: 1 } } });
  expect(page.agreement.scores.map(({ overall }) => overall.confusion)).toEqual([
    { both: 0, missed: 1, extra: 1, neither: 26 },
    { both: 0, missed: 1, extra: 1, neither: 26 },
  ]);
  // Four and five code points from the same start: matched at half, and not when all must be shared.
  expect(page.segments?.overall).toMatchObject({ marks: 2, matched: 1, f1: { value: 1 } });
  const strict = agreementPageSchema.parse({ ...both, view: "places", overlap: "1" });
  expect((await readAgreementPage(scope, strict)).segments?.overall).toMatchObject({ marks: 2, matched: 0 });

  expect(page.counts.overall.traces).toBe(0);
  const everybody = await readDisagreements(scope, disagreementQuerySchema.parse({}));
  expect(everybody.disagreements).toMatchObject([
    { trace: first, pairs: 4, readers: 3, modes: [{ mode: "1.1", absent: [idOf(owner)] }, { mode: "2.6" }] },
  ]);
  expect(await readDisagreements(scope, disagreementQuerySchema.parse({ mode: "3.3" }))).toMatchObject({ count: 0 });

  const told = await listDisagreements(scope, disagreementQuerySchema.parse({}));
  expect(told).toMatchObject({ count: 1, next: null, disagreements: [{ trace: first, title: expect.any(String) }] });
  const [at] = told.disagreements;
  const cursor = at && cursorOf(at);
  expect(await listDisagreements(scope, disagreementQuerySchema.parse({ cursor }))).toMatchObject({
    count: 1,
    disagreements: [],
  });

  const rows = (await exportAgreement(scope, agreementPageSchema.parse(both))).split("\r\n");
  expect(rows[0]).toBe("of,annotators,part,measure,value,low,high,traces,items,notes");
  // Of all and of the pair five coefficients, of each annotator two, against the reference three, in 18 parts each.
  expect(rows).toHaveLength(1 + 18 * (5 + 5 + 2 * 2 + 2 * 3) + 1);

  const unseen = await blind.scope("read");
  expect(await readDisagreements(unseen, disagreementQuerySchema.parse({}))).toMatchObject({
    count: 0,
    annotators: [],
  });
  expect((await readAgreementPage(unseen, agreementPageSchema.parse({}))).agreement.annotators).toEqual([]);
});
