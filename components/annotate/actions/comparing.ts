import { showTarget } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { earlierLikes, twinOf } from "@/components/trace/twins";
import { newId } from "@/lib/core/ids";
import { modeName } from "@/lib/mast/names";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Two steps to look at side by side, the earlier one first. */
export interface Compared {
  readonly earlier: number;
  readonly later: number;
}

/** Compares a step with the nearest earlier one that says nearly the same, or else with the agent's last of its kind. */
export function compareStep(session: Session, later = session.screen.get().place.step): void {
  const outline = session.outline.get();
  const earlier = outline && (twinOf(outline, session.text, later) ?? earlierLikes(outline, later)[0]);
  if (outline === null) session.notice.dispatch("The outline of the run is still being read.");
  else if (typeof earlier !== "number") session.notice.dispatch("No earlier step of this agent is about as long.");
  else session.view.dispatch({ compared: { earlier, later } });
}

export function leaveComparison(session: Session, step: number | null): void {
  session.view.dispatch({ compared: null });
  if (step !== null) showTarget(session, { kind: "steps", first: step, last: step });
}

/** One label with both steps as its places, as a repetition needs it. */
export function labelBoth(session: Session, { earlier, later }: Compared, mode: ModeCode): void {
  if (!session.editable) return;
  session.sayLabel({
    id: newId("lbl"),
    mode,
    segments: [earlier, later].map((step) => ({ kind: "steps", first: step, last: step })),
    note: "",
    confidence: null,
    agent: session.agentOf(later),
    decisive: false,
  });
  leaveComparison(session, later);
  session.notice.dispatch(`Labelled steps ${earlier} and ${later}: ${mode} ${modeName(session.input.taxonomy, mode)}`);
}
