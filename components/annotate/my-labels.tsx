"use client";
import { VerdictOf } from "@/components/adjudicate/verdict-of";
import { showLabel } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { WindowedList } from "@/components/annotate/windowed-list";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import { placeName } from "@/lib/reviews/segment-geometry";

/** One's own labels in the order of the text; each leads to its place. */
export function MyLabels() {
  const session = useSession();
  const labels = useStore(session.labels, (index) => index).labels.filter(({ by }) => by === null);
  const decisions = useStore(session.decisions, (all) => all);
  const chosen = useStore(session.screen, ({ place }) => place.chosen);
  const heading = session.settling ? "Adjudicated" : "My labels";
  return (
    <section aria-labelledby="my-labels" className="flex max-h-[45%] min-h-0 flex-col">
      <h2 id="my-labels" className="px-2 pb-1 text-ink-faint text-xs uppercase tracking-wide">
        {heading}
        {labels.length > 0 && ` · ${labels.length}`}
      </h2>
      {labels.length === 0 && <p className="px-2 text-ink-soft text-xs">None yet.</p>}
      <WindowedList
        items={labels}
        keyOf={({ label }) => label.id}
        here={labels.findIndex(({ label }) => label.id === chosen)}
        name={heading}
        grows={false}
      >
        {({ label }) => (
          <button
            type="button"
            aria-current={label.id === chosen ? "true" : undefined}
            onClick={() => showLabel(session, label.id)}
            className={classNames(
              "flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-[0.8125rem]",
              label.id === chosen ? "bg-sunken" : "hover:bg-sunken",
            )}
          >
            <ModeTag mode={label.mode} />
            <span className="min-w-0 grow truncate text-ink-soft">{label.segments.map(placeName).join(", ")}</span>
            {decisions.map(
              (decision) => decision.label === label.id && <VerdictOf key={label.id} decision={decision} />,
            )}
          </button>
        )}
      </WindowedList>
    </section>
  );
}
