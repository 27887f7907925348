/** What a fresh look at the server changes on screen: what others, or another tab, did since; never what is said here. */
import type { Draft, DraftAction } from "@/lib/reviews/draft";
import { sameLabel } from "@/lib/reviews/label-schema";
import type { Review } from "@/lib/reviews/review-schema";
import { isComplete, type SaveQueue } from "@/lib/reviews/save-queue";

/** A draft with what of it was on its way. */
export interface Standing {
  readonly draft: Draft;
  readonly queue: SaveQueue;
}

/**
 * The changes to take over, between what stood here when the server was asked
 * and what stands now that its answer is there. Whatever was said in between,
 * or is not saved yet, the answer is too old for.
 */
export function takenOver(trace: string, asked: Standing, now: Standing, own: Review | null): DraftAction[] {
  const unsaved = [asked, now]
    .flatMap(({ queue: { waiting, aside } }) => [...waiting, ...aside])
    .filter(({ save }) => save.trace === trace);
  const isOpen = (subject: string) =>
    unsaved.some(({ save }) => (save.on === "label" ? save.id : save.trace) === subject) ||
    asked.queue.versions.get(subject) !== now.queue.versions.get(subject);

  const theirs = new Map(own?.labels.map(({ version: _, ...label }) => [label.id, label]));
  const here = now.draft.labels;
  const actions = [...new Set([...here.keys(), ...theirs.keys()])].flatMap((id): DraftAction[] => {
    const [mine, label] = [here.get(id), theirs.get(id)];
    if (isOpen(id) || mine !== asked.draft.labels.get(id)) return [];
    // Without its note the server was never told of it.
    if (mine && !isComplete(mine)) return [];
    if (mine && label ? sameLabel(mine, label) : mine === label) return [];
    return [{ type: "received", id, label: label ?? null }];
  });
  if (own === null || isOpen(trace) || now.draft.verdict !== asked.draft.verdict) return actions;
  const { status, achieved, note } = own;
  const { verdict } = now.draft;
  const same = status === verdict.status && achieved === verdict.achieved && note === verdict.note;
  return same ? actions : [...actions, { type: "resumed", change: { status, achieved, note } }];
}
