"use client";
import { useState } from "react";
import { ModeTag } from "@/components/mast/mode-tag";
import type { Mark } from "@/lib/reviews/label-places";

const most = 6;

/** The labels of a step, as tags beside it; others' are outlined and say whose they are. */
export function StepTags({
  marks,
  chosen,
  onChoose,
}: {
  readonly marks: readonly Mark[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const [all, setAll] = useState(false);
  if (marks.length === 0) return null;
  const shown = all
    ? marks
    : [...marks.slice(0, most), ...marks.slice(most).filter(({ label }) => label.id === chosen)];
  return (
    <div className="flex max-h-64 max-w-28 overflow-y-auto p-0.5 shrink-0 select-none flex-wrap content-start justify-end gap-1">
      {shown.map(({ label, by }) =>
        by === null ? (
          <button
            key={label.id}
            type="button"
            aria-pressed={chosen === label.id}
            aria-label={`Label ${label.mode ?? "outside the fourteen"}`}
            className="rounded aria-pressed:ring-2 aria-pressed:ring-focus"
            onClick={(event) => {
              event.stopPropagation();
              onChoose(label.id);
            }}
          >
            <ModeTag mode={label.mode} />
          </button>
        ) : (
          <span
            key={label.id}
            title={`${by}: ${label.mode ?? "outside the fourteen"}`}
            className="rounded outline-1 outline-line-strong outline-dashed"
          >
            <ModeTag mode={label.mode} />
            <span className="sr-only"> by {by}</span>
          </span>
        ),
      )}
      {marks.length > most && (
        <button
          type="button"
          aria-expanded={all}
          className="min-h-6 text-ink-soft text-xs underline underline-offset-2"
          onClick={(event) => {
            event.stopPropagation();
            setAll(!all);
          }}
        >
          {all ? "fewer" : `+${marks.length - shown.length}`}
          <span className="sr-only"> labels on this step</span>
        </button>
      )}
    </div>
  );
}
