/** What a fresh look at the server changes on screen: what others, or another tab, did since; never what is said here. */
import type { Draft, DraftAction } from "@/lib/reviews/draft";
import { sameLabel } from "@/lib/reviews/label-schema";
import type { Review, ReviewInput, Verdict } from "@/lib/reviews/review-schema";
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
  const change = saidElsewhere(trace, now.draft, now.queue, own);
  return Object.keys(change).length === 0 ? actions : [...actions, { type: "resumed", change }];
}

const verdictFields = ["status", "achieved", "note"] as const;

/** Of what stands on the server of a trace as a whole, what differs from here and nothing that waits here says otherwise. */
export function saidElsewhere(trace: string, { verdict }: Draft, queue: SaveQueue, theirs: Verdict): ReviewInput {
  const said = [...queue.waiting, ...queue.aside].flatMap(({ save }) =>
    save.on === "review" && save.trace === trace ? Object.keys(save.put) : [],
  );
  const fields = verdictFields.filter((field) => !said.includes(field) && theirs[field] !== verdict[field]);
  return Object.fromEntries(fields.map((field) => [field, theirs[field]]));
}
