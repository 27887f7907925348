import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import type { Segment } from "@/lib/reviews/segment";
import { saveLabel, takeBackLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject, type TestProject } from "./actor";
import { importText } from "./import-text";
import { traceFixture } from "./trace-fixture";

/** Emoji of several code points, combining marks, right-to-left text, both line ends, and a formula. */
export const trickySteps = [
  { agent: "Planner", content: "I will ask 👩‍🚀 for the refundable fare — cafe\u0301, naïve." },
  { agent: "Booker", content: 'Booked the other one.\r\nسعر ثابت, "quoted"; done' },
  { agent: "Checker", content: "=SUM(A1:A9) looks fine to me 😀😀 end" },
];

export interface RichProject extends TestProject {
  readonly annotator: Actor;
  readonly peer: Actor;
  /** The trace made of `trickySteps`. */
  readonly tricky: string;
}

export const trickyPlaces: readonly Segment[] = [
  { kind: "text", first: 0, start: 11, last: 0, end: 14, quote: "👩‍🚀" },
  { kind: "text", first: 1, start: 17, last: 2, end: 10, quote: 'one.\r\nسعر ثابت, "quoted"; done\n=SUM(A1:A9' },
  { kind: "text", first: 2, start: 29, last: 2, end: 31, quote: "😀😀" },
];

async function label(
  actor: Actor,
  trace: string,
  mode: string | null,
  segments: readonly Segment[],
  more: object = {},
) {
  const id = newId("lbl");
  const input = labelInputSchema.parse({ mode, segments, ...more });
  const saved = await saveLabel(await actor.scope("annotate"), trace, id, input);
  if (!saved.ok) throw new Error(saved.failure.detail);
  return id;
}

/** A project with something of everything that an export may hold. */
export async function richProject(): Promise<RichProject> {
  const project = await newProject();
  const annotator = await project.add("annotator");
  const peer = await project.add("annotator");
  const made = await importText(project.owner, trickySteps.map((step) => JSON.stringify(step)).join("\n"));
  const tricky = made.traces[0]?.id ?? "";
  for (const file of ["mast-data.json", "who-and-when.json", "tau-bench.json"])
    await importText(project.owner, traceFixture(file), { filename: file });

  const [emoji, across, formula] = trickyPlaces;
  if (!emoji || !across || !formula) throw new Error("There is nothing to label.");
  await label(annotator, tricky, "2.6", [emoji, across], {
    note: '=HYPERLINK("x")\nasked, then did not',
    decisive: true,
  });
  await label(annotator, tricky, null, [{ kind: "steps", first: 1, last: 2 }], { note: 'outside, "quoted"' });
  const withdrawn = await label(annotator, tricky, "3.1", [{ kind: "trace" }]);
  await takeBackLabel(await annotator.scope("annotate"), tricky, withdrawn, undefined);
  const scope = await annotator.scope("annotate");
  await saveReview(scope, tricky, { status: "submitted", achieved: "no", note: "+1 for effort" });
  // Reopened and submitted again: two versions.
  await saveReview(scope, tricky, { status: "draft" });
  await label(annotator, tricky, "3.3", [formula], { confidence: "low" });
  await saveReview(scope, tricky, { status: "submitted" });

  await saveReview(await peer.scope("annotate"), tricky, { status: "submitted", achieved: "unclear" });
  const other = await db().trace.findFirstOrThrow({ where: { projectId: project.id, id: { not: tricky } } });
  await label(peer, other.id, "1.3", [{ kind: "trace" }], { note: "a draft of the peer's" });
  await label(project.owner, tricky, "1.1", [{ kind: "steps", first: 0, last: 0 }]);
  await saveReview(await project.owner.scope("annotate"), tricky, { status: "submitted" });
  await db().review.updateMany({
    where: { traceId: tricky, annotator: { userId: project.owner.userId } },
    data: { adjudicated: true },
  });
  return { ...project, annotator, peer, tricky };
}
