/**
 * What an annotator says of one trace, with a history that can be undone: pure,
 * so that every change can be tested, saved, taken back and replayed.
 */
import { type Change, changedFields, type History, reversed, stillFitting } from "@/lib/reviews/history";
import type { Label } from "@/lib/reviews/label-schema";
import type { Review, ReviewInput, Verdict } from "@/lib/reviews/review-schema";

export type DraftLabel = Omit<Label, "version">;

export interface Draft {
  /** Standing labels by id, in the order in which they were made. */
  readonly labels: ReadonlyMap<string, DraftLabel>;
  readonly verdict: Verdict;
  readonly past: History["past"];
  readonly future: History["future"];
}

export type DraftAction =
  /** Makes a label or changes what it says. */
  | { readonly type: "put"; readonly label: DraftLabel }
  | { readonly type: "withdraw"; readonly id: string }
  | { readonly type: "verdict"; readonly change: Partial<Pick<Verdict, "achieved" | "note">> }
  | { readonly type: "submit" }
  | { readonly type: "reopen" }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  /** What was done here on an earlier visit: as much of it as still fits what stands can be undone again. */
  | { readonly type: "remember"; readonly history: History }
  /** What the server holds instead of ours: taken over, no history. Null is a label withdrawn elsewhere. */
  | { readonly type: "received"; readonly id: string; readonly label: DraftLabel | null }
  /** What an earlier visit said and the server has not got yet: shown, no history. */
  | { readonly type: "resumed"; readonly change: ReviewInput };

const longestHistory = 1_000;

export function startDraft(review: Review | null): Draft {
  const labels = (review?.labels ?? []).map(({ version: _, ...label }) => [label.id, label] as const);
  const { status, achieved, note } = review ?? { status: "draft" as const, achieved: null, note: "" };
  return { labels: new Map(labels), verdict: { status, achieved, note }, past: [], future: [] };
}

/** A submitted review stays as it is until it is reopened. */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  if (action.type === "received") return received(draft, action.id, action.label);
  if (action.type === "resumed") return { ...draft, verdict: resumed(draft.verdict, action.change) };
  if (action.type === "remember") return remember(draft, action.history);
  if (action.type === "undo") return undo(draft);
  if (action.type === "redo") return redo(draft);
  if (action.type === "reopen") return withStatus(draft, "draft");
  if (draft.verdict.status === "submitted") return draft;
  switch (action.type) {
    case "put":
      return make(draft, {
        on: "label",
        id: action.label.id,
        before: draft.labels.get(action.label.id) ?? null,
        after: action.label,
      });
    case "withdraw": {
      const before = draft.labels.get(action.id);
      return before ? make(draft, { on: "label", id: action.id, before, after: null }) : draft;
    }
    case "verdict":
      return make(draft, { on: "verdict", before: draft.verdict, after: { ...draft.verdict, ...action.change } });
    case "submit":
      return withStatus(draft, "submitted");
  }
}

/** What was done before this visit comes before what was done since it began. */
function remember(draft: Draft, { past, future }: History): Draft {
  const untouched = draft.past.length === 0 && draft.future.length === 0;
  const history = { past: [...past, ...draft.past], future: untouched ? future : draft.future };
  return { ...draft, ...stillFitting(draft, history) };
}

function withStatus(draft: Draft, status: Verdict["status"]): Draft {
  if (draft.verdict.status === status) return draft;
  return make(draft, { on: "verdict", before: draft.verdict, after: { ...draft.verdict, status } });
}

function make(draft: Draft, change: Change): Draft {
  const last = draft.past.at(-1);
  // Typing makes one step of the history, not one a letter.
  const past =
    last && isTyping(last, change) ? [...draft.past.slice(0, -1), joined(last, change)] : [...draft.past, change];
  return { ...apply(draft, change), past: past.slice(-longestHistory), future: [] };
}

function isTyping(last: Change, next: Change): boolean {
  if (last.on === "verdict" && next.on === "verdict") return onlyNote(last) && onlyNote(next);
  return last.on === "label" && next.on === "label" && last.id === next.id && onlyNote(last) && onlyNote(next);
}

function onlyNote({ before, after }: Change): boolean {
  if (before === null || after === null) return false;
  return (
    before.note !== after.note && JSON.stringify({ ...before, note: "" }) === JSON.stringify({ ...after, note: "" })
  );
}

function joined(last: Change, next: Change): Change {
  if (last.on === "label" && next.on === "label") return { ...next, before: last.before };
  if (last.on === "verdict" && next.on === "verdict") return { ...next, before: last.before };
  return next;
}

function apply(draft: Draft, change: Change): Draft {
  // Of the verdict only what this change was about: the rest may have changed since.
  if (change.on === "verdict") return { ...draft, verdict: { ...draft.verdict, ...changedFields(change) } };
  return { ...draft, labels: withLabel(draft.labels, change.id, change.after) };
}

function withLabel(labels: Draft["labels"], id: string, label: DraftLabel | null): Draft["labels"] {
  const next = new Map(labels);
  if (label === null) next.delete(id);
  else next.set(id, label);
  return next;
}

/** What undo would take back now; null for nothing. */
export function undoable(draft: Draft): Change | null {
  const last = draft.past.at(-1);
  return last && mayApply(draft, reversed(last)) ? last : null;
}

/** What redo would do again now; null for nothing. */
export function redoable(draft: Draft): Change | null {
  const next = draft.future.at(-1);
  return next && mayApply(draft, next) ? next : null;
}

/** To a submitted review nothing can be done but to reopen it. */
function mayApply({ verdict }: Draft, change: Change): boolean {
  return verdict.status === "draft" || (change.on === "verdict" && changedFields(change).status === "draft");
}

function undo(draft: Draft): Draft {
  const last = undoable(draft);
  if (!last) return draft;
  return { ...apply(draft, reversed(last)), past: draft.past.slice(0, -1), future: [...draft.future, last] };
}

function redo(draft: Draft): Draft {
  const next = redoable(draft);
  if (!next) return draft;
  return { ...apply(draft, next), past: [...draft.past, next], future: draft.future.slice(0, -1) };
}

function resumed(verdict: Verdict, { status, achieved, note }: ReviewInput): Verdict {
  return {
    status: status ?? verdict.status,
    achieved: achieved === undefined ? verdict.achieved : achieved,
    note: note ?? verdict.note,
  };
}

/** Takes over the server's label; the history of that label would lead back to what no longer stands, so it goes. */
function received(draft: Draft, id: string, label: DraftLabel | null): Draft {
  const others = (change: Change) => change.on !== "label" || change.id !== id;
  return {
    ...draft,
    labels: withLabel(draft.labels, id, label),
    past: draft.past.filter(others),
    future: draft.future.filter(others),
  };
}
