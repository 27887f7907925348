"use client";
import Link from "next/link";
import { useRef, useState } from "react";
import { ModeTag } from "@/components/mast/mode-tag";
import { SelectionBar } from "@/components/trace-list/selection-bar";
import type { TraceActions } from "@/components/trace-list/trace-actions";
import { classNames } from "@/components/ui/class-names";
import type { TraceRow } from "@/lib/insights/trace-filter";

const states = { draft: "begun", submitted: "reviewed" } as const;
const heading = "px-3 py-2 text-left font-medium text-ink-soft";
/** Columns that a narrow screen folds into the line under the title. */
const wide = "max-lg:hidden";

/** A page of traces, dense; on a narrow screen each row becomes a card. Whoever curates can select rows. */
export function TraceTable({
  slug,
  traces,
  actions,
}: {
  readonly slug: string;
  readonly traces: readonly TraceRow[];
  /** Absent for whoever may not curate. */
  readonly actions: TraceActions | null;
}) {
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const lastToggled = useRef<number | null>(null);
  // A selection never outlives its page: what is not on screen is not acted on.
  const chosen = traces.filter(({ id }) => selected.has(id));
  const toggle = (place: number, on: boolean, range: boolean) => {
    const from = range && lastToggled.current !== null ? lastToggled.current : place;
    const ids = traces.slice(Math.min(from, place), Math.max(from, place) + 1).map(({ id }) => id);
    const rest = [...selected].filter((id) => !ids.includes(id));
    select(new Set(on ? [...rest, ...ids] : rest));
    lastToggled.current = place;
  };
  return (
    <>
      <table className="w-full border-collapse">
        <caption className="sr-only">Traces</caption>
        <thead>
          <tr className="border-line border-b">
            {actions && (
              <th scope="col" className="w-8 py-2 pl-1 text-left">
                <input
                  type="checkbox"
                  aria-label="Select all on this page"
                  checked={chosen.length === traces.length && traces.length > 0}
                  ref={(box) => {
                    if (box) box.indeterminate = chosen.length > 0 && chosen.length < traces.length;
                  }}
                  onChange={(event) => select(new Set(event.currentTarget.checked ? traces.map(({ id }) => id) : []))}
                  className="size-4 accent-ink"
                />
              </th>
            )}
            <th scope="col" className={heading}>
              Trace
            </th>
            {["System", "Model", "Benchmark"].map((name) => (
              <th key={name} scope="col" className={`${heading} ${wide}`}>
                {name}
              </th>
            ))}
            <th scope="col" className={`${heading} ${wide}`}>
              Reported
            </th>
            <th scope="col" className={`${heading} ${wide} text-right`}>
              Steps
            </th>
            <th scope="col" className={`${heading} ${wide}`}>
              Reviews
            </th>
            <th scope="col" className={`${heading} ${wide}`}>
              Labels
            </th>
          </tr>
        </thead>
        <tbody>
          {traces.map((trace, place) => (
            <tr
              key={trace.id}
              className={classNames("border-line border-b hover:bg-sunken", selected.has(trace.id) && "bg-focus-tint")}
            >
              {actions && (
                <td className="py-2 pl-1 align-top">
                  <input
                    type="checkbox"
                    aria-label={`Select ${trace.title}`}
                    checked={selected.has(trace.id)}
                    onChange={(event) => {
                      const { nativeEvent } = event;
                      const shift = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
                      toggle(place, event.currentTarget.checked, shift);
                    }}
                    className="mt-0.5 size-4 accent-ink"
                  />
                </td>
              )}
              <TraceCells slug={slug} trace={trace} />
            </tr>
          ))}
        </tbody>
      </table>
      {actions && chosen.length > 0 && (
        <SelectionBar slug={slug} traces={chosen} actions={actions} clear={() => select(new Set())} />
      )}
    </>
  );
}

function TraceCells({ slug, trace }: { readonly slug: string; readonly trace: TraceRow }) {
  const { id, title, system, model, benchmark, outcome, steps, modes } = trace;
  const cell = `px-3 py-2 align-top ${wide}`;
  const known = [system, model, benchmark].filter((fact) => fact !== null);
  const tags = modes.map((mode) => <ModeTag key={mode} mode={mode} />);
  return (
    <>
      <th scope="row" className="px-3 py-2 text-left align-top font-normal lg:min-w-56">
        <Link href={`/p/${slug}/traces/${id}`} className="font-medium hover:underline [overflow-wrap:anywhere]">
          {title}
        </Link>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-xs lg:hidden">
          {known.length > 0 && <span className="[overflow-wrap:anywhere]">{known.join(" · ")}</span>}
          <span>{steps.toLocaleString("en")} steps</span>
          {outcome && <Outcome outcome={outcome} />}
          <ReviewState trace={trace} />
          {tags.length > 0 && <span className="flex flex-wrap gap-1">{tags}</span>}
        </div>
      </th>
      {[system, model, benchmark].map((fact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three cells in a fixed order
        <td key={place} className={`${cell} max-w-44 truncate text-ink-soft`} title={fact ?? undefined}>
          {fact ?? <span className="text-ink-faint">–</span>}
        </td>
      ))}
      <td className={cell}>{outcome ? <Outcome outcome={outcome} /> : <span className="text-ink-faint">–</span>}</td>
      <td className={`${cell} text-right`}>{steps.toLocaleString("en")}</td>
      <td className={`${cell} whitespace-nowrap`}>
        <ReviewState trace={trace} />
      </td>
      <td className={cell}>
        <span className="flex flex-wrap gap-1">{tags}</span>
      </td>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: "achieved" | "failed" }) {
  return <span className={outcome === "failed" ? "text-c1-ink" : "text-good"}>{outcome}</span>;
}

/** Mine first, then how many there are. */
function ReviewState({ trace: { mine, reviews } }: { readonly trace: TraceRow }) {
  const others = reviews - (mine === "submitted" ? 1 : 0);
  const parts = [
    mine && `${states[mine]} by you`,
    others > 0 && `${others} ${mine ? "more" : others === 1 ? "review" : "reviews"}`,
  ];
  const text = parts.filter(Boolean).join(", ");
  return text ? (
    <span className={mine ? "text-ink" : "text-ink-soft"}>{text}</span>
  ) : (
    <span className="text-ink-faint">–</span>
  );
}
