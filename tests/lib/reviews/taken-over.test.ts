import { expect, test } from "vitest";
import { type DraftLabel, reduceDraft, startDraft } from "@/lib/reviews/draft";
import { type Review, reviewSchema } from "@/lib/reviews/review-schema";
import { acknowledged, enqueue, savesBetween, sent, startQueue } from "@/lib/reviews/save-queue";
import { type Standing, takenOver } from "@/lib/reviews/taken-over";

const said = (id: string, note = ""): DraftLabel => ({
  id,
  mode: "1.3",
  segments: [{ kind: "trace" }],
  note,
  confidence: null,
  agent: null,
  decisive: false,
});

/** One's own review as the server tells it. */
const reviewOf = (labels: readonly DraftLabel[], achieved: string | null = null): Review =>
  reviewSchema.parse({
    id: "rev",
    annotator: { id: "ann", name: "Ada", kind: "person" },
    own: true,
    adjudicated: false,
    status: "draft",
    achieved,
    note: "",
    judged: [],
    labels: labels.map((label) => ({ ...label, version: 1 })),
    version: 1,
    submittedAt: null,
    spentMs: null,
  });

const standing = (review: Review): Standing => ({ draft: startDraft(review), queue: startQueue(review.labels) });

/** Says something as the screen does: in the draft, and in the queue. */
function say({ draft, queue }: Standing, action: Parameters<typeof reduceDraft>[1]): Standing {
  const next = reduceDraft(draft, action);
  const saves = savesBetween("t", draft, next);
  return { draft: next, queue: saves.reduce((all, save) => enqueue(all, { key: save.on, save }), queue) };
}

const arrived = ({ draft, queue }: Standing, version: number): Standing => ({
  draft,
  queue: acknowledged(sent(queue), version),
});

test("what another tab said is taken over, and what stands the same is left alone", () => {
  const before = standing(reviewOf([said("a"), said("b")]));
  const now = reviewOf([said("b", "new"), said("c")], "no");
  expect(takenOver("t", before, before, now)).toEqual([
    { type: "received", id: "a", label: null },
    { type: "received", id: "b", label: said("b", "new") },
    { type: "received", id: "c", label: said("c") },
    { type: "resumed", change: { achieved: "no" } },
  ]);
  expect(takenOver("t", before, before, reviewOf([said("a"), said("b")]))).toEqual([]);
});

test("what is said while the answer is on its way is not run over, saved by then or not", () => {
  const answer = reviewOf([said("a")]);
  const asked = standing(answer);
  const waits = say(asked, { type: "put", label: said("new") });
  expect(takenOver("t", asked, waits, answer)).toEqual([]);
  expect(takenOver("t", asked, arrived(waits, 1), answer)).toEqual([]);
  const withdrawn = say(asked, { type: "withdraw", id: "a" });
  expect(takenOver("t", asked, arrived(withdrawn, 2), answer)).toEqual([]);
  const noted = say(asked, { type: "verdict", change: { note: "mine" } });
  expect(takenOver("t", asked, arrived(noted, 2), answer)).toEqual([]);
  // Changed and changed back: the same on screen, and the answer may show what was between.
  const there = arrived(say(asked, { type: "put", label: said("a", "x") }), 2);
  const back = arrived(say(there, { type: "undo" }), 3);
  expect(takenOver("t", asked, back, reviewOf([said("a", "x")]))).toEqual([]);
});

test("what was waiting when the server was asked is not run over by an answer from before it arrived", () => {
  const answer = reviewOf([said("a")]);
  const asked = say(standing(answer), { type: "put", label: said("a", "mine") });
  expect(takenOver("t", asked, arrived(asked, 2), answer)).toEqual([]);
});

test("a failure outside the fourteen that still wants its note stays", () => {
  const answer = reviewOf([]);
  const here = say(standing(answer), { type: "put", label: { ...said("outside"), mode: null } });
  expect(here.queue.waiting).toEqual([]);
  expect(takenOver("t", here, here, answer)).toEqual([]);
});
