import { openAhead } from "@/components/annotate/ahead";
import type { Session } from "@/components/annotate/session";
import { countOf } from "@/components/ui/count-of";
import { doubtName, doubtOf, sameDoubt } from "@/lib/reviews/doubt";
import { achievedAnswers, type Verdict } from "@/lib/reviews/review-schema";
import { isComplete } from "@/lib/reviews/save-queue";

export function setAchieved(session: Session, achieved: Verdict["achieved"]): void {
  session.say({ type: "verdict", change: { achieved } });
}

export function cycleAchieved(session: Session): void {
  const order = [null, ...achievedAnswers];
  const now = session.screen.get().draft.verdict.achieved;
  const achieved = order[(order.indexOf(now) + 1) % order.length] ?? null;
  setAchieved(session, achieved);
  session.notice.dispatch(`Task achieved: ${achieved ?? "not said"}`);
}

export function setReviewNote(session: Session, note: string): void {
  session.say({ type: "verdict", change: { note } }, true);
}

/** Why the review cannot be submitted yet, if anything stands against it. */
function obstacle(session: Session): string | null {
  const unfinished = [...session.screen.get().draft.labels.values()].find((label) => !isComplete(label));
  if (unfinished) {
    session.move({ type: "choose", label: unfinished.id });
    return "A failure outside the fourteen needs a note that says what it is, or withdraw it.";
  }
  const open = session.settling?.open() ?? [];
  if (open[0]) {
    session.settling?.choose(open[0].id);
    return `${countOf(open.length, "question")} to decide first.`;
  }
  const { aside } = session.saves.queue();
  if (aside.some(({ save }) => save.trace === session.input.trace.id)) {
    return "A change was not taken: decide on it in the panel first.";
  }
  return null;
}

/** Submits, once it is clear that nothing was overlooked; answers whether it was. It is on its way then, like any change. */
export function submit(session: Session): boolean {
  if (!session.editable) return session.screen.get().draft.verdict.status === "submitted";
  const against = obstacle(session);
  if (against !== null) {
    session.notice.dispatch(against);
    return false;
  }
  const { asking, noFailure } = session.view.get();
  // Who settles a trace has had every label of it in front of them; no failure is then an answer like others.
  const doubt = session.settling ? null : doubtOf(session.seen, session.screen.get().draft.labels.size, noFailure);
  if (doubt !== null && !sameDoubt(asking, doubt)) {
    session.view.dispatch({ asking: doubt, sheet: "label" });
    session.notice.dispatch(`${doubtName(doubt)} Submit again to say so, Escape to go on reading.`);
    return false;
  }
  session.say({ type: "submit" });
  session.view.dispatch({ asking: null });
  session.notice.dispatch("Submitted.");
  return true;
}

/** Reads the reviews anew: whoever submitted may see those of others. */
export async function readReviews(session: Session): Promise<void> {
  if (!(await session.saves.drained())) return;
  try {
    await session.refresh();
  } catch {
    session.notice.dispatch("The reviews of others could not be read. Reload the page to try again.");
  }
}

export function reopen(session: Session): void {
  session.say({ type: "reopen" });
  session.notice.dispatch("Reopened: this review is a draft again and does not count until you submit it.");
}

/**
 * Goes to the next trace: at once where it was read ahead, what is said still
 * on its way; else to where the server leads, which has to have heard it first.
 */
export async function goNext(session: Session, leave: (path: string) => void): Promise<void> {
  if (!session.settling && session.saves.safe && openAhead(session)) return;
  if (!(await session.saves.drained())) {
    return session.notice.dispatch(
      "What you said is kept here, and the server cannot be reached. Try again in a moment.",
    );
  }
  leave(session.settling?.nextPath() ?? `/p/${session.input.project}/traces/next?after=${session.input.trace.id}`);
}
