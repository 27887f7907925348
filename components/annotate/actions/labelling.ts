import { segmentOf } from "@/components/annotate/actions/segment-of";
import type { Session } from "@/components/annotate/session";
import { focusDrawn } from "@/components/ui/focus-drawn";
import { newId } from "@/lib/core/ids";
import { modeName } from "@/lib/mast/names";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { DraftLabel } from "@/lib/reviews/draft";
import { confidences } from "@/lib/reviews/label-schema";
import { targetOf } from "@/lib/reviews/place";
import type { Segment } from "@/lib/reviews/segment";
import { placeName } from "@/lib/reviews/segment-geometry";

/** Whatever is selected has been used. */
function dropSelection(): void {
  getSelection()?.removeAllRanges();
}

export function chosenLabel(session: Session): DraftLabel | null {
  const { draft, place } = session.screen.get();
  return place.chosen === null ? null : (draft.labels.get(place.chosen) ?? null);
}

/** Gives a code to what is selected or focused, or to the chosen label where its mode is being changed. */
export async function giveMode(session: Session, mode: ModeCode | null): Promise<void> {
  if (!session.editable) return;
  const chosen = chosenLabel(session);
  const name = mode === null ? "a failure outside the fourteen" : `${mode} ${modeName(session.input.taxonomy, mode)}`;
  if (session.screen.get().place.recoding && chosen) {
    session.sayLabel({ ...chosen, mode });
    session.notice.dispatch(`Changed to ${name}`);
    return;
  }
  const target = targetOf(session.screen.get().place);
  const segment = await segmentOf(session, target);
  if (segment === null) return;
  const again = sameClaim(session, mode, segment);
  if (again) {
    session.move({ type: "labelled", label: again.id });
    session.notice.dispatch(`${placeName(segment)} has this label already.`);
    return;
  }
  const agent = segment.kind === "trace" ? null : session.agentOf(segment.first);
  session.sayLabel({
    id: newId("lbl"),
    mode,
    segments: [segment],
    note: "",
    confidence: null,
    agent,
    decisive: false,
  });
  dropSelection();
  session.notice.dispatch(`Labelled ${placeName(segment)}: ${name}`);
}

/** A label that says this of the same place already; of failures outside the fourteen there may be several. */
function sameClaim(session: Session, mode: ModeCode | null, segment: Segment): DraftLabel | undefined {
  const place = JSON.stringify(segment);
  return [...session.screen.get().draft.labels.values()].find(
    (label) => mode !== null && label.mode === mode && label.segments.some((known) => JSON.stringify(known) === place),
  );
}

/** A failure outside the fourteen needs a note to be kept, so the note is where one goes next. */
export async function giveOutside(session: Session): Promise<void> {
  await giveMode(session, null);
  focusNote(session);
}

/** Goes to the note of the chosen label, where it is one's own. */
export function focusNote(session: Session): void {
  const label = chosenLabel(session);
  if (label === null) return;
  const note = `[data-note="${label.id}"]`;
  session.view.dispatch({ noting: label.id });
  if (focusDrawn(note) === document.activeElement) return;
  // On a small screen the editor lies in a panel, and under the codebook.
  session.view.dispatch({ sheet: "label", codebook: false });
  focusDrawn(note);
}

export async function repeatMode(session: Session): Promise<void> {
  const { lastMode } = session.screen.get();
  if (lastMode === null) session.notice.dispatch("No mode was given yet.");
  else await giveMode(session, lastMode);
}

export function changeChosen(session: Session, changes: Partial<DraftLabel>): void {
  const label = chosenLabel(session);
  const typing = changes.note !== undefined;
  if (label && session.editable) session.say({ type: "put", label: { ...label, ...changes } }, typing);
}

export function cycleConfidence(session: Session): void {
  const order = [null, ...confidences];
  const now = chosenLabel(session)?.confidence ?? null;
  const confidence = order[(order.indexOf(now) + 1) % order.length] ?? null;
  changeChosen(session, { confidence });
  session.notice.dispatch(`Confidence: ${confidence ?? "not said"}`);
}

export function cycleAgent(session: Session): void {
  const order = [null, ...session.input.trace.agents];
  const now = chosenLabel(session)?.agent ?? null;
  const agent = order[(order.indexOf(now) + 1) % order.length] ?? null;
  changeChosen(session, { agent });
  session.notice.dispatch(`Responsible: ${agent ?? "nobody in particular"}`);
}

export function toggleDecisive(session: Session): void {
  const decisive = !chosenLabel(session)?.decisive;
  changeChosen(session, { decisive });
  session.notice.dispatch(decisive ? "Decided the failure" : "Did not decide the failure");
}

export function setDetails(
  session: Session,
  changes: Pick<Partial<DraftLabel>, "note" | "confidence" | "agent">,
): void {
  changeChosen(session, changes);
}

/** Adds what is selected or focused to the chosen label as a further place. */
export async function addPlace(session: Session): Promise<void> {
  const segment = await segmentOf(session, targetOf(session.screen.get().place));
  const label = chosenLabel(session);
  if (segment === null || label === null) return;
  if (label.segments.some((known) => JSON.stringify(known) === JSON.stringify(segment))) {
    return session.notice.dispatch("The label lies here already. Go to another step, or select text, first.");
  }
  changeChosen(session, { segments: [...label.segments, segment] });
  session.move({ type: "select", selection: null });
  dropSelection();
  session.notice.dispatch(`Added ${placeName(segment)}`);
}

export function removePlace(session: Session, place: number): void {
  const label = chosenLabel(session);
  if (label && label.segments.length > 1)
    changeChosen(session, { segments: label.segments.filter((_, at) => at !== place) });
}

export function withdraw(session: Session, id = session.screen.get().place.chosen): void {
  if (id === null || !session.editable) return;
  session.say({ type: "withdraw", id });
  session.notice.dispatch("Label withdrawn. Undo brings it back.");
}

/** Takes the step beside the selected ones in, or lets go of one. */
export function extend(session: Session, direction: 1 | -1): void {
  const to = Math.max(0, Math.min(session.screen.get().place.step + direction, session.count - 1));
  session.move({ type: "extend", to });
  session.scroller.showStep(to);
}

export function extendTo(session: Session, step: number): void {
  session.move({ type: "extend", to: step });
}

export function selectTrace(session: Session): void {
  session.move({ type: "select", selection: { kind: "trace" } });
  session.notice.dispatch("The whole trace is selected.");
}

/** Escape: back to the reader from where one types, else back out of one thing. */
export function back(session: Session): void {
  if (document.activeElement?.matches("input, textarea, select")) {
    session.focusReader();
    return;
  }
  session.move({ type: "back" });
  session.view.dispatch({ sheet: null, asking: null, leaving: null });
  dropSelection();
  session.focusReader();
}
