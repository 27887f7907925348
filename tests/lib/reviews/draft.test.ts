import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, type DraftAction, type DraftLabel, reduceDraft, startDraft, undoable } from "@/lib/reviews/draft";
import { changeName } from "@/lib/reviews/history";

const label = (id: string, change: Partial<DraftLabel> = {}): DraftLabel => ({
  id,
  mode: "3.2",
  segments: [{ kind: "steps", first: 1, last: 1 }],
  note: "",
  confidence: null,
  agent: "Verifier",
  decisive: false,
  ...change,
});

function fail(): never {
  throw new Error("There is no such change.");
}

const run = (actions: readonly DraftAction[], from: Draft = startDraft(null)) => actions.reduce(reduceDraft, from);

describe("the draft of a review", () => {
  test("a label is made, changed and withdrawn, and each step can be undone and redone", () => {
    const changed = run([
      { type: "put", label: label("a") },
      { type: "put", label: label("a", { decisive: true }) },
      { type: "withdraw", id: "a" },
    ]);
    expect(changed.labels.size).toBe(0);
    const once = run([{ type: "undo" }], changed);
    expect(once.labels.get("a")?.decisive).toBe(true);
    const thrice = run([{ type: "undo" }, { type: "undo" }], once);
    expect(thrice.labels.size).toBe(0);
    expect(run([{ type: "redo" }, { type: "redo" }], thrice).labels.get("a")?.decisive).toBe(true);
  });

  test("typing a note is one step of the history", () => {
    const typed = run([
      { type: "put", label: label("a") },
      { type: "put", label: label("a", { note: "n" }) },
      { type: "put", label: label("a", { note: "no" }) },
      { type: "put", label: label("b") },
      { type: "put", label: label("a", { note: "not" }) },
    ]);
    expect(typed.past).toHaveLength(4);
    expect(run([{ type: "undo" }, { type: "undo" }, { type: "undo" }], typed).labels.get("a")?.note).toBe("");
  });

  test("a submitted review changes in nothing until it is reopened", () => {
    const submitted = run([{ type: "put", label: label("a") }, { type: "submit" }]);
    for (const action of [
      { type: "withdraw", id: "a" },
      { type: "put", label: label("b") },
      { type: "verdict", change: { note: "late" } },
    ] as const) {
      expect(reduceDraft(submitted, action)).toBe(submitted);
    }
    const undone = run([{ type: "undo" }], submitted);
    expect(undone.verdict.status).toBe("draft");
    expect(run([{ type: "undo" }], undone).labels.size).toBe(0);
    expect(run([{ type: "redo" }], undone).verdict.status).toBe("submitted");
    expect(run([{ type: "reopen" }, { type: "undo" }], submitted).verdict.status).toBe("submitted");
  });

  test("submitted elsewhere, nothing said before is undone behind its back", () => {
    const drafted = run([{ type: "put", label: label("a") }]);
    const elsewhere = reduceDraft(drafted, { type: "resumed", change: { status: "submitted" } });
    expect(undoable(elsewhere)).toBeNull();
    expect(reduceDraft(elsewhere, { type: "undo" })).toBe(elsewhere);
  });

  test("a later visit takes up the history as far as it fits what stands", () => {
    const left = run([
      { type: "put", label: label("a") },
      { type: "put", label: label("b") },
      { type: "put", label: label("a", { note: "mine" }) },
      { type: "verdict", change: { achieved: "no" } },
      { type: "submit" },
    ]);
    const { past, future } = left;
    const same: Draft = { ...left, past: [], future: [] };
    expect(reduceDraft(same, { type: "remember", history: { past, future } }).past).toEqual(past);
    // Meanwhile somebody's other tab changed one label.
    const moved = reduceDraft(same, { type: "received", id: "a", label: label("a", { note: "theirs" }) });
    const fits = reduceDraft(moved, { type: "remember", history: { past, future } });
    expect(fits.past.map((change) => (change.on === "label" ? change.id : "verdict"))).toEqual([
      "b",
      "verdict",
      "verdict",
    ]);
    expect(changeName(past[0] ?? fail())).toBe("label 3.2 on step 1");
    expect(changeName(past.at(-1) ?? fail())).toBe("submitting");
    const undone = run([{ type: "undo" }, { type: "undo" }], left);
    const again = reduceDraft({ ...undone, past: [], future: [] }, { type: "remember", history: undone });
    expect(again).toEqual(undone);
  });

  test("what the server holds replaces ours and cannot be undone into something stale", () => {
    const mine = run([
      { type: "put", label: label("a") },
      { type: "put", label: label("b") },
      { type: "put", label: label("a", { note: "mine" }) },
    ]);
    const theirs = reduceDraft(mine, { type: "received", id: "a", label: label("a", { note: "theirs" }) });
    expect(theirs.labels.get("a")?.note).toBe("theirs");
    const undone = run([{ type: "undo" }, { type: "undo" }], theirs);
    expect([...undone.labels.keys()]).toEqual(["a"]);
    expect(reduceDraft(mine, { type: "received", id: "a", label: null }).labels.has("a")).toBe(false);
  });

  test("undoing everything leads back to the start, and redoing everything to the end", () => {
    const id = fc.constantFrom("a", "b", "c");
    const action: fc.Arbitrary<DraftAction> = fc.oneof(
      fc.record({ id, note: fc.string({ maxLength: 3 }), decisive: fc.boolean() }).map(({ id, ...change }) => ({
        type: "put" as const,
        label: label(id, change),
      })),
      id.map((one) => ({ type: "withdraw" as const, id: one })),
      fc
        .record({ achieved: fc.constantFrom("yes", "no", null) })
        .map((change) => ({ type: "verdict" as const, change })),
    );
    const said = (draft: Draft) => ({
      labels: [...draft.labels].sort(([a], [b]) => (a < b ? -1 : 1)),
      verdict: draft.verdict,
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const end = run(actions);
        const start = end.past.reduce((draft) => reduceDraft(draft, { type: "undo" }), end);
        expect(said(start)).toEqual(said(startDraft(null)));
        const again = end.past.reduce((draft) => reduceDraft(draft, { type: "redo" }), start);
        expect(said(again)).toEqual(said(end));
      }),
    );
  });
});
