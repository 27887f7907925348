import { undo } from "@/components/annotate/actions/undoing";
import type { Session } from "@/components/annotate/session";
import { undoTrail } from "@/components/annotate/undo-trail";

/** Remembers what is done here beyond this visit, takes up what was done before, and undoes what one came back for. */
export function followHistory(session: Session): () => void {
  const { trace } = session.input;
  if (!session.input.mayAnnotate) return () => {};
  const trail = undoTrail(session.desk);
  const earlier = trail.of(trace.id);
  const coming = trail.takeAwaited(trace.id);
  void session.fresh.then(() => {
    session.screen.dispatch({ on: "draft", action: { type: "remember", history: earlier } });
    if (coming) undo(session, () => {});
  });
  const stop = session.screen.subscribe((before, { draft: { past, future } }) => {
    if (before.draft.past === past && before.draft.future === future) return;
    trail.set({ trace: trace.id, title: trace.title, past, future });
  });
  return stop;
}
