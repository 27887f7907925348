"use client";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { showTarget } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { CategoryMark } from "@/components/mast/category-mark";
import type { HiddenRuns } from "@/components/trace/hidden-runs";
import { entryAt, kindsOf, type OutlineEntry, outlineEntries } from "@/components/trace/outline-entries";
import { classNames } from "@/components/ui/class-names";
import { rootScale } from "@/components/ui/root-scale";
import { categoryCodes, categoryOf } from "@/lib/mast/taxonomy";
import type { LabelIndex } from "@/lib/reviews/label-places";

/** Of an entry, in pixels at the usual size of text. */
const usualHeight = 28;
/** Entries that are drawn beyond those in view, on either side. */
const spare = 10;

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
  const list = useRef<HTMLOListElement>(null);
  const [scroll, setScroll] = useState({ from: 0, until: 40 });
  const [rowHeight, setRowHeight] = useState(usualHeight);
  const entries = outline ? outlineEntries(outline) : [];
  const here = entryAt(entries, step);

  const look = () => {
    const element = list.current;
    if (!element) return;
    const high = usualHeight * rootScale();
    setRowHeight(high);
    const from = Math.max(0, Math.floor(element.scrollTop / high) - spare);
    const until = Math.ceil((element.scrollTop + element.clientHeight) / high) + spare;
    setScroll((before) => (before.from === from && before.until === until ? before : { from, until }));
  };
  const sized = useEffectEvent(look);
  useEffect(() => {
    if (!list.current) return;
    const observer = new ResizeObserver(() => sized());
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const y = here * rowHeight;
    const visible = y >= element.scrollTop && y + rowHeight <= element.scrollTop + element.clientHeight;
    if (!visible) element.scrollTop = Math.max(0, y - element.clientHeight / 3);
  }, [here, rowHeight]);

  return (
    <ol
      ref={list}
      aria-label="Turns"
      onScroll={look}
      className="relative min-h-24 overflow-y-auto"
      style={{ flex: "1 1 0" }}
    >
      <li aria-hidden="true" style={{ height: entries.length * rowHeight }} />
      {entries.slice(scroll.from, scroll.until).map((entry, place) => (
        <li key={entry.first} className="absolute inset-x-0" style={{ top: (scroll.from + place) * rowHeight }}>
          <button
            type="button"
            aria-current={scroll.from + place === here ? "true" : undefined}
            onClick={() => showTarget(session, { kind: "steps", first: entry.first, last: entry.first })}
            className={classNames(
              "flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-[0.8125rem]",
              scroll.from + place === here ? "bg-sunken" : "hover:bg-sunken",
              isHidden(entry, hidden) && "text-ink-faint",
            )}
            title={isHidden(entry, hidden) ? "Hidden by the filter; going there shows it" : undefined}
          >
            <span className="w-8 shrink-0 text-right font-mono text-ink-faint text-xs">{entry.first}</span>
            <bdi className={classNames("truncate", entry.agent === null && "italic")}>{entry.agent ?? "no agent"}</bdi>
            {isHidden(entry, hidden) && <span className="sr-only">, hidden</span>}
            <span className="ml-auto flex shrink-0 items-center gap-0.5" title={outline ? kindsOf(outline, entry) : ""}>
              {entry.last > entry.first && (
                <span className="text-ink-faint text-xs">{entry.last - entry.first + 1}</span>
              )}
              <EntryMarks entry={entry} labels={labels} />
            </span>
          </button>
        </li>
      ))}
    </ol>
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
