import { showTarget } from "@/components/annotate/actions/reading";
import { openKept } from "@/components/annotate/ahead";
import type { Session } from "@/components/annotate/session";
import { undoTrail } from "@/components/annotate/undo-trail";
import { redoable, undoable } from "@/lib/reviews/draft";
import { type Change, changeName } from "@/lib/reviews/history";
import { targetOfSegment } from "@/lib/reviews/place";

/**
 * Takes the last change of this trace back. Where nothing is left here, says
 * which change on which other trace would be next; asked again, leads there.
 */
export function undo(session: Session, leave: (path: string) => void): void {
  const { draft } = session.screen.get();
  const last = undoable(draft);
  if (last) {
    session.say({ type: "undo" });
    session.notice.dispatch(`Undone: ${changeName(last)}`);
    showChange(session, last);
    return;
  }
  if (draft.past.length > 0) {
    session.notice.dispatch("This review is submitted. Reopen it to undo what was said before.");
    return;
  }
  const trail = undoTrail(session.desk);
  const elsewhere = trail.lastElsewhere(session.input.trace.id);
  const change = elsewhere?.past.at(-1);
  if (!elsewhere || !change) {
    session.notice.dispatch("Nothing to undo.");
  } else if (session.view.get().leaving === elsewhere.trace) {
    trail.undoAt(elsewhere.trace);
    const { project } = session.input;
    if (session.settling) leave(session.settling.pathOf(elsewhere.trace));
    else if (!openKept(project, elsewhere.trace)) leave(`/p/${project}/traces/${elsewhere.trace}`);
  } else {
    session.view.dispatch({ leaving: elsewhere.trace });
    session.notice.dispatch(
      `Nothing to undo here. Before: ${changeName(change)}, in “${elsewhere.title}”. Undo again to go there and take it back.`,
    );
  }
}

export function redo(session: Session): void {
  const next = redoable(session.screen.get().draft);
  if (!next) {
    session.notice.dispatch("Nothing to redo.");
    return;
  }
  session.say({ type: "redo" });
  session.notice.dispatch(`Done again: ${changeName(next)}`);
  showChange(session, next);
}

/** Goes to where something was changed, unless one is there. */
function showChange(session: Session, change: Change): void {
  if (change.on !== "label") return;
  const [segment] = (change.after ?? change.before)?.segments ?? [];
  if (!segment || segment.kind === "trace") return;
  const { first, last } = session.scroller.inView();
  if (segment.first > last || segment.last < first) showTarget(session, targetOfSegment(segment));
}
