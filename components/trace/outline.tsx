"use client";
import { useMemo, useSyncExternalStore } from "react";
import { showTarget } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { WindowedList } from "@/components/annotate/windowed-list";
import { CategoryMark } from "@/components/mast/category-mark";
import type { HiddenRuns } from "@/components/trace/hidden-runs";
import { entryAt, kindsOf, type OutlineEntry, outlineEntries } from "@/components/trace/outline-entries";
import { classNames } from "@/components/ui/class-names";
import { categoryCodes, categoryOf } from "@/lib/mast/taxonomy";
import type { LabelIndex } from "@/lib/reviews/label-places";

/** The turns of the run, in step with the reader; only those in view are drawn. */
export function Outline() {
  const session = useSession();
  const outline = useStore(session.outline, (known) => known);
  const labels = useStore(session.labels, (index) => index);
  const step = useSyncExternalStore(
    (listener) => subscribeStanding(session, listener),
    () => standing(session),
    () => 0,
  );
  const hidden = useStore(session.filtering.store, (state) => state.hidden);
  // By hand: the compiler would make a hundred thousand of them anew with every step that one scrolls past.
  const entries = useMemo(() => (outline ? outlineEntries(outline) : []), [outline]);
  const here = entryAt(entries, step);

  return (
    <WindowedList items={entries} keyOf={({ first }) => first} here={here} name="Turns" grows>
      {(entry, place) => (
        <button
          type="button"
          aria-current={place === here ? "true" : undefined}
          onClick={() => showTarget(session, { kind: "steps", first: entry.first, last: entry.first })}
          className={classNames(
            "flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-[0.8125rem]",
            place === here ? "bg-sunken" : "hover:bg-sunken",
            isHidden(entry, hidden) && "text-ink-faint",
          )}
          title={isHidden(entry, hidden) ? "Hidden by the filter; going there shows it" : undefined}
        >
          <span className="w-8 shrink-0 text-right font-mono text-ink-faint text-xs">{entry.first}</span>
          <bdi className={classNames("truncate", entry.agent === null && "italic")}>{entry.agent ?? "no agent"}</bdi>
          {isHidden(entry, hidden) && <span className="sr-only">, hidden</span>}
          <span className="ml-auto flex shrink-0 items-center gap-0.5" title={outline ? kindsOf(outline, entry) : ""}>
            {entry.last > entry.first && <span className="text-ink-faint text-xs">{entry.last - entry.first + 1}</span>}
            <EntryMarks entry={entry} labels={labels} />
          </span>
        </button>
      )}
    </WindowedList>
  );
}

/** Whether a filter leaves nothing of a turn in the reader. */
function isHidden({ first, last }: OutlineEntry, hidden: HiddenRuns | null): boolean {
  return hidden?.has(first) === true && hidden.lastOf(first) >= last;
}

/** The focused step while it is in view, else the first that is. */
function standing({ scroller, screen }: Session): number {
  const { first, last } = scroller.inView();
  const { step } = screen.get().place;
  return first <= step && step <= last ? step : first;
}

function subscribeStanding({ scroller, screen }: Session, listener: () => void): () => void {
  const stops = [scroller.subscribeMove(listener), screen.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

function EntryMarks({ entry, labels }: { readonly entry: OutlineEntry; readonly labels: LabelIndex }) {
  const found = new Set(
    labels
      .within(entry.first, entry.last)
      .flatMap(({ label: { mode } }) => mode ?? [])
      .map(categoryOf),
  );
  return categoryCodes
    .filter((category) => found.has(category))
    .map((category) => <CategoryMark key={category} category={category} size={8} />);
}
