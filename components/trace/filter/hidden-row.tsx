"use client";
import { goTo } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { CategoryMark } from "@/components/mast/category-mark";
import { categoryCodes, categoryOf } from "@/lib/mast/taxonomy";

const number = new Intl.NumberFormat("en-GB");
const amount = (count: number, one: string) => `${number.format(count)} ${count === 1 ? one : `${one}s`}`;

/** A run of steps that the filter hides, with what in it one would not want to miss; it can be opened. */
export function HiddenSteps({ first, last }: { readonly first: number; readonly last: number }) {
  const session = useSession();
  const labels = useStore(session.labels, (index) => index).within(first, last);
  const errors = useStore(session.outline, (outline) => outline)?.errors.filter(
    (step) => step >= first && step <= last,
  );
  const found = useStore(session.finder.store, ({ open, index }) => (open ? index.countBetween(first, last) : 0));
  const categories = new Set(labels.flatMap(({ label: { mode } }) => mode ?? []).map(categoryOf));
  const facts = [
    ...(labels.length > 0 ? [amount(labels.length, "label")] : []),
    ...(errors && errors.length > 0 ? [amount(errors.length, "error")] : []),
    ...(found > 0 ? [amount(found, "hit")] : []),
  ];
  return (
    <article
      aria-label={`Steps ${first} to ${last}, hidden`}
      aria-posinset={first + 1}
      aria-setsize={session.count}
      className="px-3 sm:px-4"
    >
      <div data-step={first} data-row={0} className="border-line border-t py-1">
        <button
          type="button"
          onClick={() => {
            session.filtering.reveal(first, last);
            goTo(session, first);
            session.focusReader();
          }}
          className="flex h-6 w-full select-none items-center gap-2 rounded px-2 text-left text-ink-soft text-xs hover:bg-sunken"
        >
          <span className="text-ink-faint">⋯</span>
          {amount(last - first + 1, "step")} hidden
          {categoryCodes
            .filter((category) => categories.has(category))
            .map((category) => (
              <CategoryMark key={category} category={category} size={8} />
            ))}
          {facts.length > 0 && <span className="font-medium text-ink">{facts.join(", ")}</span>}
          <span className="ml-auto text-ink-faint">Show</span>
        </button>
      </div>
    </article>
  );
}
