import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DraftLabel, reduceDraft, startDraft } from "@/lib/reviews/draft";
import {
  acknowledged,
  dropMine,
  enqueue,
  keepMine,
  type LabelSave,
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
  return { on: "label", trace: "t", id, put: input, base: null };
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
    const submit = { on: "review", trace: "t", put: { status: "submitted" } } as const;
    const queue = add(add(add(empty, { on: "review", trace: "t", put: { note: "x" } }), put("a", "1")), submit);
    expect(names(queue)).toEqual(["review", "a", "review"]);
    const reopened = add(add(queue, { on: "review", trace: "t", put: { status: "draft" } }), put("a", "2"));
    expect(names(reopened)).toEqual(["review", "a", "review", "a"]);
  });

  test("the version of the last answer goes along with the next change", () => {
    const queue = acknowledged(sent(add(empty, put("a", "1"))), 1);
    expect(toSend(add(queue, put("a", "2")))?.version).toBe(1);
    expect(toSend(add(startQueue([{ id: "b", version: 7 }]), put("b", "2")))?.version).toBe(7);
    expect(toSend(add(empty, put("c", "new")))?.version).toBeNull();
  });

  test("what meets somebody else's change steps aside with its later edits; the rest goes on", () => {
    const theirs = { ...said("a", { note: "theirs" }), version: 5 };
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

  test("the state says what the annotator needs to know", () => {
    expect(saveState(empty)).toBe("saved");
    const one = add(empty, put("a", "1"));
    expect(saveState(one)).toBe("saving");
    expect(saveState(unreachable(sent(one)))).toBe("offline");
    expect([0, 1, 2, 3, 99].map(retryDelay)).toEqual([0, 1_000, 2_000, 4_000, 30_000]);
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
    expect(savesBetween("t", labelled, judged)).toEqual([{ on: "review", trace: "t", put: { achieved: "no" } }]);
    expect(savesBetween("t", judged, judged)).toEqual([]);
  });

  test("a failure outside the fourteen waits for its note", () => {
    const outside = reduceDraft(start, { type: "put", label: said("a", { mode: null }) });
    expect(savesBetween("t", start, outside)).toEqual([]);
    const noted = reduceDraft(outside, { type: "put", label: said("a", { mode: null, note: "it swore" }) });
    expect(savesBetween("t", outside, noted)).toHaveLength(1);
  });
});
