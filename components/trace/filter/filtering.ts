import { Store } from "@/components/annotate/store";
import { filters, hiddenBy, noFilter, type StepFilter } from "@/components/trace/filter/step-filter";
import { HiddenRuns } from "@/components/trace/hidden-runs";
import type { ReaderLayout } from "@/components/trace/reader-layout";
import type { Scroller } from "@/components/trace/scroller";
import type { TraceOutline } from "@/lib/traces/step-schema";

export interface FilterState {
  /** Whether the bar to filter by is open. */
  readonly open: boolean;
  readonly filter: StepFilter;
  /** Steps that are shown all the same, because somebody went there. */
  readonly revealed: ReadonlySet<number>;
  readonly hidden: HiddenRuns | null;
}

/** What the reader leaves out. It takes effect once the outline says who acts in which step. */
export class Filtering {
  readonly store = new Store<FilterState, Partial<FilterState>>(
    { open: false, filter: noFilter, revealed: new Set(), hidden: null },
    (state, change) => ({ ...state, ...change }),
  );
  readonly #outline: Store<TraceOutline | null, TraceOutline>;
  readonly #layout: ReaderLayout;
  readonly #scroller: Scroller;

  constructor(outline: Store<TraceOutline | null, TraceOutline>, layout: ReaderLayout, scroller: Scroller) {
    this.#outline = outline;
    this.#layout = layout;
    this.#scroller = scroller;
    outline.subscribe(() => this.#apply(this.store.get()));
  }

  set(filter: StepFilter): void {
    this.#apply({ ...this.store.get(), filter, revealed: new Set() });
  }

  /** Shows these steps whatever the filter says. */
  reveal(first: number, last = first): void {
    const state = this.store.get();
    const revealed = new Set(state.revealed);
    for (let step = first; step <= last; step += 1) if (this.#layout.isHidden(step)) revealed.add(step);
    if (revealed.size > state.revealed.size) this.#apply({ ...state, revealed });
  }

  #apply(state: FilterState): void {
    const outline = this.#outline.get();
    const hides = outline !== null && filters(state.filter);
    const hidden = hides ? new HiddenRuns(hiddenBy(state.filter, state.revealed, outline)) : null;
    const changes = hidden !== null || this.store.get().hidden !== null;
    this.store.dispatch({ ...state, hidden });
    if (!changes) return;
    this.#layout.setHidden(hidden);
    this.#scroller.refresh();
  }
}
