"use client";
import { memo } from "react";
import { compareStep } from "@/components/annotate/actions/comparing";
import { showTarget, toggleFold } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { useSession } from "@/components/annotate/session-context";
import type { FormatRow } from "@/components/trace/format-row";
import { GapRow } from "@/components/trace/gap-row";
import { RowText } from "@/components/trace/row-text";
import type { Stretch } from "@/components/trace/scroller";
import { StepBars } from "@/components/trace/step-bars";
import { StepHead } from "@/components/trace/step-head";
import { StepRaw } from "@/components/trace/step-raw";
import { StepTags } from "@/components/trace/step-tags";
import type { LoadedStep } from "@/components/trace/trace-text";
import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/reviews/label-places";

export interface StepArticleProps extends Stretch {
  readonly loaded: LoadedStep | null;
  readonly marks: readonly Mark[];
  readonly focused: boolean;
  readonly selected: boolean;
  /** The chosen label, if it lies here. */
  readonly chosen: string | null;
  readonly rawOpen: boolean;
  /** How text is laid out; null while it is shown raw. */
  readonly format: FormatRow | null;
  /** The step with the call that this one answers, or -1. */
  readonly call: number;
  /** An earlier step that says nearly the same. */
  readonly twin: number | null;
  /** Whether it is drawn right under that call. */
  readonly under: boolean;
  /** Change with what the layout and the texts hold, which live outside React. */
  readonly generation: number;
  readonly version: number;
}

/** One step, or what is drawn of it. */
export const StepArticle = memo(function StepArticle(props: StepArticleProps) {
  "use no memo"; // reads the layout and the texts, which change under it
  const session = useSession();
  const { step, first, last, loaded, marks, focused, selected, under } = props;
  const { layout } = session;
  const rows = layout.rows(step).slice(first, last + 1);
  const lastRow = layout.rows(step).length - 1;
  return (
    <article
      id={`s${step}`}
      aria-label={nameOf(props, session.count)}
      aria-posinset={step + 1}
      aria-setsize={session.count}
      data-article={step}
      data-focused={focused || undefined}
      tabIndex={-1}
      className={classNames(
        "relative scroll-mt-2 px-3 outline-none sm:px-4",
        selected && "bg-focus-tint",
        focused && "z-10 rounded-lg ring-2 ring-focus",
      )}
    >
      <StepBars marks={marks} />
      {rows.map((row, place) => {
        const at = first + place;
        const drawn = row.kind === "text" ? session.text.row(step, row) : null;
        return (
          <div
            key={`${row.kind} ${row.start}`}
            data-step={step}
            data-row={at}
            className={classNames(
              "grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-2 sm:grid-cols-[2.75rem_minmax(0,1fr)]",
              // Lines and paddings belong to rows, never to the article: what is not measured would shift the text.
              at === 0 && (under ? "pt-1" : "border-line border-t pt-3.5"),
              at === lastRow && "pb-3.5",
            )}
          >
            <span className="select-none pt-0.5 text-right font-mono text-ink-faint text-xs">{at === 0 && step}</span>
            <div className="min-w-0">
              {at === 0 && (
                <div className="mb-0.5 flex items-start justify-between gap-2">
                  {loaded ? (
                    <StepHead
                      loaded={loaded}
                      under={under}
                      twin={props.twin}
                      onCompare={() => compareStep(session, step)}
                      claims={claimsOn(session, step)}
                      linkedCall={props.call >= 0 && !under ? props.call : null}
                      onGoTo={(to) => showTarget(session, { kind: "steps", first: to, last: to })}
                    />
                  ) : (
                    <span className="text-ink-soft">Step {step}</span>
                  )}
                  <StepTags
                    marks={marks}
                    chosen={props.chosen}
                    onChoose={(label) => session.move({ type: "choose", label })}
                  />
                </div>
              )}
              {row.kind === "gap" && <GapRow length={row.end - row.start} onUnfold={() => toggleFold(session, step)} />}
              {drawn && loaded && (
                <RowText loaded={loaded} start={drawn.start} text={drawn.text} format={props.format} />
              )}
              {row.kind === "text" && !drawn && (
                <div
                  data-loading
                  className="rounded bg-sunken"
                  style={{ height: Math.max(22, layout.rowHeight({ step, row: at }) - (at === 0 ? 58 : 0)) }}
                />
              )}
              {at === lastRow && props.rawOpen && <StepRaw api={session.api} step={step} />}
            </div>
          </div>
        );
      })}
    </article>
  );
});

function claimsOn(session: Session, step: number): string[] {
  if (!session.view.get().showOthers) return [];
  const here = session.input.trace.claims.filter((claim) => claim.step === step);
  return here.map(({ source, code }) => `${source}: ${code}`);
}

/** "Step 41 of 212, Verifier, tool call, 2 labels". */
function nameOf({ step, loaded, marks }: StepArticleProps, count: number): string {
  const labels = marks.length === 0 ? null : `${marks.length} ${marks.length === 1 ? "label" : "labels"}`;
  const facts = loaded
    ? [loaded.step.agent ?? "no agent", loaded.step.kind, loaded.step.error === null ? null : "error"]
    : ["being read"];
  return [`Step ${step} of ${count}`, ...facts, labels].filter((fact) => fact !== null).join(", ");
}
