import { showTarget } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { type FindQuestion, questionOf, writeQuestion } from "@/components/trace/find/find-question";
import { replaceAddress } from "@/components/trace/replace-address";
import { focusDrawn } from "@/components/ui/focus-drawn";

/** The field in which one types what to find. */
export const findField = "find-in-trace";

function keepInAddress(session: Session): void {
  const { open, question } = session.finder.store.get();
  replaceAddress((parameters) => writeQuestion(parameters, open ? question : null));
}

/** Opens the find bar, or goes back into it; what was sought last is sought again. */
export function openFind(session: Session): void {
  ask(session, {});
  const field = focusDrawn(`#${findField}`);
  if (field instanceof HTMLInputElement) field.select();
}

export function ask(session: Session, change: Partial<FindQuestion>): void {
  session.finder.ask(change, session.screen.get().place.step);
  keepInAddress(session);
}

export function closeFind(session: Session): void {
  session.finder.close();
  keepInAddress(session);
  session.focusReader();
}

/** Opens the find bar where the address asks for something. */
export function findFromAddress(session: Session): void {
  const question = questionOf(new URLSearchParams(location.search));
  if (question.q !== "") session.finder.ask(question, session.screen.get().place.step);
}

/** Goes to the next or previous hit, opening whatever hides it; behind the last comes the first. */
export async function goToHit(session: Session, direction: 1 | -1): Promise<void> {
  const { finder } = session;
  if (!finder.store.get().open) return openFind(session);
  const { step } = session.screen.get().place;
  const { current } = finder.store.get();
  let around = false;
  try {
    const found = await finder.hit((index) => {
      if (index.total === 0) return -1;
      const stays = current !== null && current.hit.step === step;
      const next = stays
        ? current.number + direction
        : direction === 1
          ? index.firstFrom(step)
          : index.firstFrom(step + 1) - 1;
      around = next < 0 || next >= index.total;
      return (next + index.total) % index.total;
    });
    if (found === null) return;
    const { hit } = found;
    const target = {
      kind: "text",
      from: { step: hit.step, offset: hit.start },
      to: { step: hit.step, offset: hit.end },
    } as const;
    finder.store.dispatch({ current: found });
    // What is folded opens around it, and stays open for as long as one is there.
    session.view.dispatch({ linked: target });
    showTarget(session, target);
    if (around) session.notice.dispatch(direction === 1 ? "Again from the beginning." : "Again from the end.");
  } catch {
    session.notice.dispatch("The next hit could not be read. Try again.");
  }
}
