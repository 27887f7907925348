"use client";
import type { PickedTrace } from "@/components/rounds/trace-choice-fields";
import { useTyped } from "@/components/ui/action-form";

/** Traces with a known answer, each to train on, to check by, or to leave out. */
export function KnownItemsField({ traces }: { readonly traces: readonly PickedTrace[] }) {
  const typed = useTyped("items") ?? [];
  return (
    <details className="rounded-md border border-line px-3 py-2" open={typed.some((item) => item !== "")}>
      <summary className="cursor-pointer font-medium">Training and hidden checks</summary>
      <p className="mt-2 max-w-prose text-ink-soft">
        Traces that are adjudicated, or that you have reviewed yourself, have a known answer. Everybody reads training
        items first and then sees the answer; a check stands somewhere in the queue, and nobody is told.
      </p>
      {traces.length === 0 ? (
        <p className="mt-2 text-ink-faint">No trace has a known answer yet.</p>
      ) : (
        <ul className="mt-2 max-h-72 divide-y divide-line overflow-y-auto">
          {traces.map(({ id, title }) => {
            const chosen = typed.find((item) => item.endsWith(id)) ?? "";
            return (
              <li key={id} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0 truncate" title={title}>
                  {title}
                </span>
                <select
                  key={chosen}
                  name="items"
                  aria-label={`Use of ${title}`}
                  defaultValue={chosen}
                  className="h-8 shrink-0 rounded-md border border-line-strong/60 bg-surface px-2"
                >
                  <option value="">not used</option>
                  <option value={`training:${id}`}>training</option>
                  <option value={`check:${id}`}>hidden check</option>
                </select>
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}
