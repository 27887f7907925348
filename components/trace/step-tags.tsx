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
  if (marks.length === 0) return null;
  const shown = marks.slice(0, most);
  return (
    <div className="flex max-w-28 shrink-0 select-none flex-wrap content-start justify-end gap-1">
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
      {marks.length > most && <span className="text-ink-faint text-xs">+{marks.length - most}</span>}
    </div>
  );
}
