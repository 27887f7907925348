import type { Session } from "@/components/annotate/session";
import { newId } from "@/lib/core/ids";
import { modeName } from "@/lib/mast/names";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { moveCaret } from "@/lib/reviews/caret";
import type { DraftLabel } from "@/lib/reviews/draft";
import { confidences } from "@/lib/reviews/label-schema";
import { type Target, targetOf } from "@/lib/reviews/place";
import type { Segment } from "@/lib/reviews/segment";
import { type Point, placeName, textSegment } from "@/lib/reviews/segment-geometry";

/** Longest quote that the server takes, in UTF-16 units. */
const longestQuote = 1_000_000;

/** The segment of a target; for text that was let go it is fetched again first. Null where it cannot be had, which is said. */
async function segmentOf(session: Session, target: Target): Promise<Segment | null> {
  if (target.kind !== "text") return target;
  const { from, to } = target;
  if (to.step - from.step > 1_000)
    return refuse(session, "A run of text may span 1,000 steps; select the steps instead.");
  let segment = textSegment(from, to, session.text.text);
  if (segment === null) {
    try {
      await session.text.load(from, to);
    } catch {
      return refuse(session, "The selected text could not be read from the server. Try again.");
    }
    segment = textSegment(from, to, session.text.text);
  }
  if (segment && segment.quote.length > longestQuote) {
    return refuse(session, "This is more text than one label may quote; select the steps instead.");
  }
  return segment;
}

function refuse(session: Session, reason: string): null {
  session.notice.dispatch(reason);
  return null;
}

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
  focusNote();
}

export function focusNote(): void {
  // The editor of a label that was just made is drawn in the next frame.
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>("[data-note]")?.focus());
}

export async function repeatMode(session: Session): Promise<void> {
  const { lastMode } = session.screen.get();
  if (lastMode === null) session.notice.dispatch("No mode was given yet.");
  else await giveMode(session, lastMode);
}

function change(session: Session, changes: Partial<DraftLabel>): void {
  const label = chosenLabel(session);
  const typing = changes.note !== undefined;
  if (label && session.editable) session.say({ type: "put", label: { ...label, ...changes } }, typing);
}

export function cycleConfidence(session: Session): void {
  const order = [null, ...confidences];
  const now = chosenLabel(session)?.confidence ?? null;
  const confidence = order[(order.indexOf(now) + 1) % order.length] ?? null;
  change(session, { confidence });
  session.notice.dispatch(`Confidence: ${confidence ?? "not said"}`);
}

export function cycleAgent(session: Session): void {
  const order = [null, ...session.input.trace.agents];
  const now = chosenLabel(session)?.agent ?? null;
  const agent = order[(order.indexOf(now) + 1) % order.length] ?? null;
  change(session, { agent });
  session.notice.dispatch(`Responsible: ${agent ?? "nobody in particular"}`);
}

export function toggleDecisive(session: Session): void {
  const decisive = !chosenLabel(session)?.decisive;
  change(session, { decisive });
  session.notice.dispatch(decisive ? "Decided the failure" : "Did not decide the failure");
}

export function setDetails(
  session: Session,
  changes: Pick<Partial<DraftLabel>, "note" | "confidence" | "agent">,
): void {
  change(session, changes);
}

/** Adds what is selected or focused to the chosen label as a further place. */
export async function addPlace(session: Session): Promise<void> {
  const segment = await segmentOf(session, targetOf(session.screen.get().place));
  const label = chosenLabel(session);
  if (segment === null || label === null) return;
  if (label.segments.some((known) => JSON.stringify(known) === JSON.stringify(segment))) {
    return session.notice.dispatch("The label lies here already. Go to another step, or select text, first.");
  }
  change(session, { segments: [...label.segments, segment] });
  session.move({ type: "select", selection: null });
  dropSelection();
  session.notice.dispatch(`Added ${placeName(segment)}`);
}

export function removePlace(session: Session, place: number): void {
  const label = chosenLabel(session);
  if (label && label.segments.length > 1) change(session, { segments: label.segments.filter((_, at) => at !== place) });
}

export function withdraw(session: Session, id = session.screen.get().place.chosen): void {
  if (id === null || !session.editable) return;
  session.say({ type: "withdraw", id });
  session.notice.dispatch("Label withdrawn. Undo brings it back.");
}

/** Moves an end of the chosen label's last place: by a word of text, or by a step. */
export async function moveEnd(session: Session, end: "start" | "end", direction: 1 | -1): Promise<void> {
  const label = chosenLabel(session);
  const segment = label?.segments.at(-1);
  if (!label || !segment || segment.kind === "trace") return;
  const moved =
    segment.kind === "steps" ? moveSteps(session, segment, end, direction) : moveText(session, segment, end, direction);
  const next = moved && (await segmentOf(session, moved));
  if (!next) return;
  change(session, { segments: [...label.segments.slice(0, -1), next] });
  session.notice.dispatch(`Now ${placeName(next)}`);
}

function moveSteps(
  session: Session,
  { first, last }: Extract<Segment, { kind: "steps" }>,
  end: "start" | "end",
  direction: 1 | -1,
): Target | null {
  const steps = end === "start" ? { first: first + direction, last } : { first, last: last + direction };
  const fits = steps.first >= 0 && steps.first <= steps.last && steps.last < session.count;
  return fits ? { kind: "steps", ...steps } : null;
}

function moveText(
  session: Session,
  { first, start, last, end: stop }: Extract<Segment, { kind: "text" }>,
  end: "start" | "end",
  direction: 1 | -1,
): Target | null {
  const from: Point = { step: first, offset: start };
  const to: Point = { step: last, offset: stop };
  const target =
    end === "start"
      ? { kind: "text" as const, from: byWord(session, from, direction), to }
      : { kind: "text" as const, from, to: byWord(session, to, direction) };
  const empty = target.from.step === target.to.step && target.from.offset >= target.to.offset;
  return empty ? null : target;
}

/** A word further or back, within the step. */
function byWord(session: Session, { step, offset }: Point, direction: 1 | -1): Point {
  const from = Math.max(0, offset - 400);
  const text = session.text.text(step, from, offset + 400);
  return { step, offset: text === null ? offset : from + moveCaret(text, offset - from, "word", direction) };
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
  session.view.dispatch({ sheet: null, asking: false });
  dropSelection();
  session.focusReader();
}
