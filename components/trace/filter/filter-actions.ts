import { goTo } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { filterOf, filters, noFilter, type StepFilter, writeFilter } from "@/components/trace/filter/step-filter";
import { replaceAddress } from "@/components/trace/replace-address";
import { focusDrawn } from "@/components/ui/focus-drawn";

/** The bar to filter by, for putting the focus into it. */
export const filterBarId = "step-filter";

/** Filters anew; who stood on a step that is hidden now stands on the nearest that is shown. */
export function setFilter(session: Session, change: Partial<StepFilter>): void {
  const filter = { ...session.filtering.store.get().filter, ...change };
  session.filtering.set(filter);
  replaceAddress((parameters) => writeFilter(parameters, filter));
  const { step } = session.screen.get().place;
  const shown = session.layout.shownNear(step, 1);
  if (shown === null) session.notice.dispatch("No step is like that.");
  else if (shown === step) session.scroller.showStep(step);
  else goTo(session, shown);
}

export const showAll = (session: Session) => setFilter(session, noFilter);

const toggled = <T extends string>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((other) => other !== value) : [...list, value];

export function toggleAgent(session: Session, agent: string): void {
  setFilter(session, { agents: toggled(session.filtering.store.get().filter.agents, agent) });
}

export function toggleKind(session: Session, kind: StepFilter["kinds"][number]): void {
  setFilter(session, { kinds: toggled(session.filtering.store.get().filter.kinds, kind) });
}

export function openFilter(session: Session): void {
  session.filtering.store.dispatch({ open: true });
  focusDrawn(`#${filterBarId} button`);
}

export function closeFilter(session: Session): void {
  session.filtering.store.dispatch({ open: false });
  session.focusReader();
}

/** Takes up the filter that the address holds. */
export function filterFromAddress(session: Session): void {
  const filter = filterOf(new URLSearchParams(location.search));
  if (!filters(filter)) return;
  session.filtering.set(filter);
  const { step } = session.screen.get().place;
  if (session.layout.isHidden(step)) goTo(session, session.layout.shownNear(step, 1) ?? step);
}
