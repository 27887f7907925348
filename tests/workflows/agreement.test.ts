import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/projects/[project]/agreement/route";
import { agreementSchema } from "@/lib/agreement/agreement-schema";
import { newId } from "@/lib/core/ids";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { saveLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";

test("agreement counts submitted reviews that the caller may see, and an annotator sees none of a trace they have not submitted", async () => {
  const { owner, add, slug } = await newProject();
  const peer = await add("annotator");
  const blind = await add("annotator");
  const lines = [1, 2, 3].map((n) => JSON.stringify({ messages: [{ role: "user", content: `run ${n}` }] }));
  const { traces } = await importText(owner, lines.join("\n"));
  const ids = traces.flatMap(({ id }) => id ?? []);
  const review = async (actor: Actor, traceId: string, modes: readonly string[]) => {
    const scope = await actor.scope("annotate");
    for (const mode of modes) {
      await saveLabel(scope, traceId, newId("lbl"), labelInputSchema.parse({ mode, segments: [{ kind: "trace" }] }));
    }
    await saveReview(scope, traceId, { status: "submitted" });
  };
  await review(owner, ids[0] ?? "", ["1.1", "3.2"]);
  await review(peer, ids[0] ?? "", ["1.1"]);
  await review(owner, ids[1] ?? "", []);
  await review(peer, ids[1] ?? "", []);
  await review(owner, ids[2] ?? "", ["2.6"]);

  const read = async (actor: Actor) => {
    const request = new Request(`http://localhost:3000/api/v1/projects/${slug}/agreement`, { headers: actor.headers });
    const response = await GET(request, { params: Promise.resolve({ project: slug }) });
    expect(response.status).toBe(200);
    return agreementSchema.parse(await response.json());
  };
  const seen = await read(owner);
  expect(seen).toMatchObject({ traces: 3, compared: 2, annotators: { length: 2 } });
  // Two traces of 14 cells: 27 the same, one apart; found by both 1, by the owner alone 1.
  expect(seen.overall.raw.value).toBeCloseTo(27 / 28, 10);
  expect(seen.overall.cohen.value).toBeCloseTo(
    (27 / 28 - (2 * 1 + 26 * 27) / 28 ** 2) / (1 - (2 * 1 + 26 * 27) / 28 ** 2),
    10,
  );
  expect(await read(blind)).toMatchObject({ traces: 0, compared: 0, annotators: [] });
  expect(await read(peer)).toMatchObject({ traces: 2, compared: 2 });
});
