import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DraftLabel, reduceDraft, startDraft } from "@/lib/reviews/draft";
import {
  acknowledged,
  dropMine,
  enqueue,
  keepMine,
  type LabelSave,
  learnt,
  mayReplace,
  rebased,
  retryDelay,
  type SaveQueue,
  saveState,
  savesBetween,
  sent,
  setAside,
  startQueue,
  toSend,
  unreachable,
} from "@/lib/reviews/save-queue";

const said = (id: string, change: Partial<DraftLabel> = {}): DraftLabel => ({
  id,
  mode: "1.3",
  segments: [{ kind: "trace" }],
  note: "",
  confidence: null,
  agent: null,
  decisive: false,
  ...change,
});

const put = (id: string, note: string): LabelSave => {
  const { id: _, ...input } = said(id, { note });
  return { on: "label", trace: "t", id, put: input, base: null, over: ["none"] };
};

let made = 0;
const add = (queue: SaveQueue, save: Parameters<typeof enqueue>[1]["save"]) => {
  made += 1;
  return enqueue(queue, { key: `k${made}`, save });
};
const names = (queue: SaveQueue) => queue.waiting.map(({ save }) => (save.on === "label" ? save.id : "review"));
const empty = startQueue([]);

describe("the queue of changes", () => {
  test("a change replaces an unsent one of the same label, never one that is under way", () => {
    const two = add(add(empty, put("a", "1")), put("a", "2"));
    expect(two.waiting).toHaveLength(1);
    expect(two.waiting[0]?.save).toMatchObject({ put: { note: "2" } });
    const underWay = add(sent(two), put("a", "3"));
    expect(underWay.waiting).toHaveLength(2);
  });

  test("a label made before submitting is sent before it, and one after reopening behind it", () => {
    const submit = { on: "review", trace: "t", put: { status: "submitted" }, base: null, over: [] } as const;
    const queue = add(
      add(add(empty, { on: "review", trace: "t", put: { note: "x" }, base: null, over: [] }), put("a", "1")),
      submit,
    );
    expect(names(queue)).toEqual(["review", "a", "review"]);
    const reopened = add(
      add(queue, { on: "review", trace: "t", put: { status: "draft" }, base: null, over: [] }),
      put("a", "2"),
    );
    expect(names(reopened)).toEqual(["review", "a", "review", "a"]);
  });

  test("the version of the last answer goes along with the next change", () => {
    const queue = acknowledged(sent(add(empty, put("a", "1"))), 1);
    expect(toSend(add(queue, put("a", "2")))?.version).toBe(1);
    expect(toSend(add(startQueue([{ id: "b", version: 7 }]), put("b", "2")))?.version).toBe(7);
    expect(toSend(add(empty, put("c", "new")))?.version).toBeNull();
  });

  test("what meets somebody else's change steps aside with its later edits; the rest goes on", () => {
    const label = { ...said("a", { note: "theirs" }), version: 5 };
    const theirs = { on: "label", version: 5, label } as const;
    const queue = setAside(sent(add(add(empty, put("a", "1")), put("b", "1"))), "changed elsewhere", theirs);
    expect(saveState(queue)).toBe("aside");
    expect(names(queue)).toEqual(["b"]);
    const edited = add(queue, put("a", "2"));
    expect(names(edited)).toEqual(["b"]);
    const key = edited.aside[0]?.key ?? "";
    const kept = keepMine(edited, key);
    expect(names(kept)).toEqual(["b", "a"]);
    expect(toSend(acknowledged(sent(kept), 1))).toMatchObject({ version: 5, save: { put: { note: "2" } } });
    const dropped = dropMine(edited, key);
    expect(dropped.aside).toEqual([]);
    expect(dropped.versions.get("a")).toBe(5);
  });

  test("what was sent without an answer is known as one's own when it turns up", () => {
    const lost = unreachable(sent(add(empty, put("a", "1"))));
    const edited = sent(add(lost, put("a", "2")));
    const [first] = edited.waiting;
    const held = (note: string, version: number) =>
      ({ on: "label", version, label: { ...said("a", { note }), version } }) as const;
    expect(first && mayReplace(first.save, held("1", 1))).toBe(true);
    expect(first && mayReplace(first.save, held("theirs", 1))).toBe(false);
    expect(toSend(rebased(edited, { on: "label", version: 1, label: null }))).toMatchObject({
      version: 1,
      save: { put: { note: "2" } },
    });
  });

  test("of a review only what was changed elsewhere too is a conflict", () => {
    const verdict = { status: "draft", achieved: "no", note: "" } as const;
    const mine = { on: "review", trace: "t", put: { note: "mine" }, base: 1, over: [{ note: "" }] } as const;
    expect(mayReplace(mine, { on: "review", version: 2, verdict })).toBe(true);
    expect(mayReplace(mine, { on: "review", version: 2, verdict: { ...verdict, note: "theirs" } })).toBe(false);
    expect(toSend(add(empty, mine))?.version).toBe(1);
  });

  test("a review is not submitted past a change that was not taken", () => {
    const submit = { on: "review", trace: "t", put: { status: "submitted" }, base: null, over: [] } as const;
    const queue = setAside(sent(add(add(empty, put("a", "1")), submit)), "changed elsewhere");
    expect(queue.waiting).toEqual([]);
    expect(queue.aside.map(({ save }) => save.on)).toEqual(["label", "review"]);
  });

  test("a note that waits behind another change does not run over the note of another tab", () => {
    const start = startDraft(null);
    const answered = reduceDraft(start, { type: "verdict", change: { achieved: "no" } });
    const noted = reduceDraft(answered, { type: "verdict", change: { note: "mine" } });
    const under = sent(savesBetween("t", start, answered).reduce(add, startQueue([{ id: "t", version: 1 }])));
    const queue = savesBetween("t", answered, noted).reduce(add, under);
    const verdict = { status: "draft", achieved: null, note: "theirs" } as const;
    const next = rebased(queue, { on: "review", version: 2, verdict });
    expect(toSend(next)).toMatchObject({ version: 2, save: { put: { achieved: "no" } } });
    expect(next.aside).toMatchObject([{ save: { put: { note: "mine" } }, theirs: { verdict: { note: "theirs" } } }]);
    const free = rebased(queue, { on: "review", version: 2, verdict: { ...verdict, note: "" } });
    expect([free.waiting.length, free.aside]).toEqual([2, []]);
  });

  test("versions that are read anew leave alone what a waiting change was made on", () => {
    const queue = learnt(add(startQueue([{ id: "a", version: 1 }]), put("a", "2")), [
      { id: "a", version: 9 },
      { id: "b", version: 3 },
    ]);
    expect([queue.versions.get("a"), queue.versions.get("b")]).toEqual([1, 3]);
    expect(learnt(queue, [{ id: "b", version: 2 }]).versions.get("b")).toBe(3);
  });

  test("the state says what the annotator needs to know", () => {
    expect(saveState(empty)).toBe("saved");
    const one = add(empty, put("a", "1"));
    expect(saveState(one)).toBe("saving");
    expect(saveState(unreachable(sent(one)))).toBe("offline");
    expect([0, 1, 2, 3, 99].map(retryDelay)).toEqual([0, 250, 500, 1_000, 30_000]);
  });

  test("with any mixture of edits and lost answers the server ends up with the last edit of each label", () => {
    const edit = fc.record({ id: fc.constantFrom("a", "b", "c"), note: fc.string({ maxLength: 2 }) });
    const event = fc.oneof(edit, fc.constant("answer" as const), fc.constant("lost" as const));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const server = new Map<string, string>();
        const last = new Map<string, string>();
        let queue = empty;
        const deliver = (answered: boolean) => {
          const next = toSend(queue);
          if (next?.save.on !== "label") return;
          server.set(next.save.id, next.save.put?.note ?? "");
          queue = answered ? acknowledged(sent(queue), 1) : unreachable(sent(queue));
        };
        for (const one of events) {
          if (one === "answer" || one === "lost") deliver(one === "answer");
          else {
            last.set(one.id, one.note);
            queue = add(queue, put(one.id, one.note));
          }
        }
        while (queue.waiting.length > 0) deliver(true);
        expect(server).toEqual(last);
      }),
    );
  });
});

describe("what has to be saved", () => {
  const start = startDraft(null);

  test("a new label, a withdrawn one and the verdict", () => {
    const labelled = reduceDraft(start, { type: "put", label: said("a") });
    expect(savesBetween("t", start, labelled)).toMatchObject([{ on: "label", id: "a", put: { mode: "1.3" } }]);
    const gone = reduceDraft(labelled, { type: "withdraw", id: "a" });
    expect(savesBetween("t", labelled, gone)).toMatchObject([{ on: "label", id: "a", put: null }]);
    const judged = reduceDraft(labelled, { type: "verdict", change: { achieved: "no" } });
    expect(savesBetween("t", labelled, judged)).toMatchObject([
      { on: "review", put: { achieved: "no" }, over: [{ achieved: null }] },
    ]);
    expect(savesBetween("t", judged, judged)).toEqual([]);
  });

  test("a failure outside the fourteen waits for its note", () => {
    const outside = reduceDraft(start, { type: "put", label: said("a", { mode: null }) });
    expect(savesBetween("t", start, outside)).toEqual([]);
    const noted = reduceDraft(outside, { type: "put", label: said("a", { mode: null, note: "it swore" }) });
    expect(savesBetween("t", outside, noted)).toHaveLength(1);
  });
});
