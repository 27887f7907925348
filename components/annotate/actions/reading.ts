import type { Session } from "@/components/annotate/session";
import { fragmentOf } from "@/lib/reviews/deep-link";
import { type Target, targetOf, targetOfSegment } from "@/lib/reviews/place";
import { comparePoints, type Point } from "@/lib/reviews/segment-geometry";

/** Room above a step that was gone to, in pixels. */
const margin = 12;

/** Focuses a step and brings it into view. */
export function goTo(session: Session, step: number): void {
  const to = Math.max(0, Math.min(step, session.count - 1));
  if (session.count === 0) return;
  session.move({ type: "go", step: to });
  session.scroller.showStep(to);
}

export function goBy(session: Session, steps: number): void {
  const to = Math.max(0, Math.min(session.screen.get().place.step + steps, session.count - 1));
  // What a filter hides is passed over; where nothing further is shown one stays.
  goTo(session, session.layout.shownNear(to, steps > 0 ? 1 : -1) ?? to);
}

/** Brings a place of the text into view, opening what hides it. */
export function showPoint(session: Session, point: Point): void {
  const { layout, scroller } = session;
  const row = layout.rowOf(point.step, point.offset);
  if (layout.rows(point.step)[row.row]?.kind === "gap") layout.setFolded(point.step, false);
  session.awaited = point;
  scroller.goTo(layout.rowOf(point.step, point.offset), margin);
  scroller.refresh();
}

/** Focuses what a target names and brings its beginning into view. */
export function showTarget(session: Session, target: Target): void {
  if (target.kind === "trace") goTo(session, 0);
  else if (target.kind === "steps") {
    session.move({ type: "go", step: target.first });
    session.scroller.goTo({ step: target.first, row: 0 }, margin);
  } else {
    session.move({ type: "go", step: target.from.step });
    showPoint(session, target.from);
  }
}

export function toggleFold(session: Session, step = session.screen.get().place.step): void {
  const { layout, scroller } = session;
  if (!layout.folds(step)) return;
  scroller.holdStep(step);
  layout.setFolded(step, !layout.isFolded(step));
  scroller.refresh();
  // Folded from within, its head may have been above the view.
  if (layout.isFolded(step)) scroller.showStep(step);
  session.notice.dispatch(layout.isFolded(step) ? "Folded" : "Unfolded");
}

export function toggleRaw(session: Session, step = session.screen.get().place.step): void {
  const raw = new Set(session.view.get().raw);
  if (!raw.delete(step)) raw.add(step);
  session.view.dispatch({ raw });
}

/** Goes to the nearest step in a direction of which something is true; says so where there is none. */
function goToNext(session: Session, direction: 1 | -1, is: (step: number) => boolean, what: string): void {
  const { step } = session.screen.get().place;
  let at = step + direction;
  while (at >= 0 && at < session.count && !is(at)) at += direction;
  if (at >= 0 && at < session.count) goTo(session, at);
  else session.notice.dispatch(`No ${direction === 1 ? "further" : "earlier"} ${what}.`);
}

export function goToError(session: Session, direction: 1 | -1): void {
  const errors = new Set(session.outline.get()?.errors);
  goToNext(session, direction, (step) => errors.has(step), "step with an error");
}

export function goToUnseen(session: Session): void {
  const { step } = session.screen.get().place;
  const further = session.seen.indexOf(0, step + 1);
  const unseen = further >= 0 ? further : session.seen.indexOf(0);
  if (unseen >= 0) goTo(session, unseen);
  else session.notice.dispatch("You have seen every step.");
}

export function goInLane(session: Session, direction: 1 | -1): void {
  const own = session.agentOf(session.screen.get().place.step);
  const shown = (step: number) => session.agentOf(step) === own && !session.layout.isHidden(step);
  goToNext(session, direction, shown, `step of ${own ?? "no agent"}`);
}

/** Goes to the nearest step of the agent whose lane lies beside the present one. */
export function goToLane(session: Session, direction: 1 | -1): void {
  const { agents } = session.input.trace;
  const { step } = session.screen.get().place;
  const agent = agents[agents.indexOf(session.agentOf(step) ?? "") + direction];
  if (agent === undefined) {
    session.notice.dispatch("No further agent.");
    return;
  }
  for (let distance = 1; distance < session.count; distance += 1) {
    const near = [step + distance, step - distance].find((at) => session.agentOf(at) === agent);
    if (near === undefined) continue;
    goTo(session, near);
    return;
  }
}

/** Chooses a label and shows its first place. */
export function showLabel(session: Session, id: string): void {
  const [segment] = session.screen.get().draft.labels.get(id)?.segments ?? [];
  if (!segment) return;
  showTarget(session, targetOfSegment(segment));
  session.move({ type: "choose", label: id });
}

/** Chooses the labels on the focused step one after another, those of others too: however many lie over each other. */
export function chooseHere(session: Session): void {
  const { step, chosen } = session.screen.get().place;
  const here = session.labels.get().on(step);
  const next = here[(here.findIndex(({ label }) => label.id === chosen) + 1) % Math.max(1, here.length)];
  if (!next) {
    session.notice.dispatch("No label lies on this step.");
    return;
  }
  session.move({ type: "choose", label: next.label.id });
  const place = here.indexOf(next) + 1;
  const whose = next.by === null ? "" : ` by ${next.by}`;
  session.notice.dispatch(
    `Label ${place} of ${here.length} here: ${next.label.mode ?? "outside the fourteen"}${whose}`,
  );
}

/** The next label of one's own behind the chosen one, or behind the focused step. */
export function goToLabel(session: Session, direction: 1 | -1): void {
  const { chosen, step } = session.screen.get().place;
  const own = session.labels.get().labels.filter(({ by }) => by === null);
  const at = own.findIndex(({ label }) => label.id === chosen);
  const start = ({ label: { segments } }: (typeof own)[number]): Point => {
    const [first] = segments;
    return { step: first && first.kind !== "trace" ? first.first : -1, offset: 0 };
  };
  const here = { step, offset: 0 };
  const next =
    at >= 0
      ? own[at + direction]
      : direction === 1
        ? own.find((one) => comparePoints(start(one), here) >= 0)
        : own.findLast((one) => comparePoints(start(one), here) <= 0);
  if (next) showLabel(session, next.label.id);
  else session.notice.dispatch(`No ${direction === 1 ? "further" : "earlier"} label.`);
}

/** What a link made now leads to: what is selected, else the text of the chosen label on this step, else the step. */
function linkTarget(session: Session): Target {
  const { draft, place } = session.screen.get();
  const [segment] = (place.chosen === null ? null : draft.labels.get(place.chosen))?.segments ?? [];
  const onText = place.selection === null && segment?.kind === "text" && segment.first === place.step;
  return onText ? targetOfSegment(segment) : targetOf(place);
}

/** Puts a link to what is focused or selected into the clipboard and the address. */
export async function copyLink(session: Session): Promise<void> {
  const address = new URL(location.href);
  address.hash = fragmentOf(linkTarget(session));
  history.replaceState(history.state, "", address);
  try {
    await navigator.clipboard.writeText(address.href);
    session.notice.dispatch("Link copied.");
  } catch {
    session.notice.dispatch("The link stands in the address bar; this browser did not let it be copied.");
  }
}
