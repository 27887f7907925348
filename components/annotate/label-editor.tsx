"use client";
import { X } from "lucide-react";
import { OutcomeLine } from "@/components/adjudicate/outcome-line";
import { keepChosen } from "@/components/annotate/actions/keep-example";
import { addPlace, removePlace, setDetails, toggleDecisive, withdraw } from "@/components/annotate/actions/labelling";
import { showLabel } from "@/components/annotate/actions/reading";
import { Choice } from "@/components/annotate/choice";
import { LookAlikes, ModeExample } from "@/components/annotate/mode-definition";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { ModeTag } from "@/components/mast/mode-tag";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { glance } from "@/lib/mast/glance";
import { modeName } from "@/lib/mast/names";
import { categoryOf } from "@/lib/mast/taxonomy";
import { confidences } from "@/lib/reviews/label-schema";
import { isComplete } from "@/lib/reviews/save-queue";
import type { Segment } from "@/lib/reviews/segment";
import { placeName } from "@/lib/reviews/segment-geometry";

const edges = { "0": "border-c0", "1": "border-c1", "2": "border-c2", "3": "border-c3" } as const;

/** The chosen label: what it claims, where, and what is said of it. */
export function LabelEditor({ id }: { readonly id: string }) {
  const session = useSession();
  const label = useStore(session.screen, ({ draft }) => draft.labels.get(id) ?? null);
  const editable =
    useStore(session.screen, ({ draft }) => draft.verdict.status === "draft") && session.input.mayAnnotate;
  if (label === null) return null;
  const { mode } = label;
  const { agents } = session.input.trace;
  const known = label.agent === null || agents.includes(label.agent) ? agents : [...agents, label.agent];
  return (
    <section aria-label="The chosen label" className="flex flex-col gap-2 border-line border-b pb-3">
      <div className="flex items-start gap-2">
        <ModeTag mode={mode} />
        <h2 className="grow font-semibold text-[0.9375rem] leading-5">
          {mode === null ? "A failure outside the fourteen" : modeName(session.input.taxonomy, mode)}
        </h2>
        {editable && (
          <Button look="bare" size="small" className="px-1" onClick={() => withdraw(session, id)}>
            <span className="sr-only">Withdraw this label</span>
            <KeyOf command="withdraw" silent />
          </Button>
        )}
      </div>
      {!session.settling && <OutcomeLine label={id} />}
      {mode !== null && <p className="text-[0.8125rem] text-ink-soft leading-5">{glance(mode).line}</p>}
      <ul className={`flex flex-col gap-1 border-l-[3px] pl-2.5 ${edges[mode === null ? "0" : categoryOf(mode)]}`}>
        {label.segments.map((segment, place) => (
          <li key={JSON.stringify(segment)} className="flex items-start gap-1 text-[0.8125rem]">
            <button type="button" className="grow text-left" onClick={() => showLabel(session, id)}>
              <Quote segment={segment} />
            </button>
            {editable && label.segments.length > 1 && (
              <button
                type="button"
                aria-label={`Remove ${placeName(segment)}`}
                onClick={() => removePlace(session, place)}
              >
                <X size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <button
          type="button"
          onClick={() => addPlace(session)}
          className="flex items-center gap-1.5 self-start text-ink-soft text-xs"
        >
          Add the present place <KeyOf command="add-place" />
        </button>
      )}
      <div className="relative">
        <textarea
          data-note={id}
          aria-label="Note"
          placeholder={isComplete(label) ? "Note" : "Say what the failure is: it is saved once you do"}
          value={label.note}
          readOnly={!editable}
          maxLength={20_000}
          onChange={(event) => setDetails(session, { note: event.currentTarget.value })}
          className={classNames(
            "field-sizing-content max-h-48 min-h-9 w-full resize-none rounded-md border bg-surface py-1.5 pr-9 pl-2.5 text-[0.8125rem] placeholder:text-ink-faint",
            isComplete(label) ? "border-line-strong/60" : "border-bad",
          )}
        />
        <span className="pointer-events-none absolute top-2 right-2">
          <KeyOf command="note" />
        </span>
      </div>
      <div className="grid grid-cols-[5.5rem_1fr_auto] items-center gap-y-1.5 text-[0.8125rem]">
        <span className="text-ink-soft">Confidence</span>
        <Choice
          label="Confidence"
          options={confidences}
          value={label.confidence}
          disabled={!editable}
          onChange={(confidence) => setDetails(session, { confidence })}
        />
        <KeyOf command="confidence" />
        <label htmlFor="agent" className="text-ink-soft">
          Agent
        </label>
        <select
          id="agent"
          value={label.agent ?? ""}
          disabled={!editable}
          onChange={(event) => setDetails(session, { agent: event.currentTarget.value || null })}
          className="h-6 w-fit max-w-full rounded-full border border-line bg-surface px-2 text-xs"
        >
          <option value="">nobody in particular</option>
          {known.map((agent) => (
            <option key={agent}>{agent}</option>
          ))}
        </select>
        <KeyOf command="agent" />
        <span className="text-ink-soft">Decisive</span>
        <Choice
          label="Decisive"
          options={["decided the failure"]}
          value={label.decisive ? "decided the failure" : null}
          disabled={!editable}
          onChange={() => toggleDecisive(session)}
        />
        <KeyOf command="decisive" />
      </div>
      {mode !== null && (
        <button type="button" onClick={() => void keepChosen(session)} className="w-fit text-ink-soft text-xs">
          Keep as an example <KeyOf command="keep-example" />
        </button>
      )}
      {mode !== null && <LookAlikes instead={glance(mode).instead} />}
      {mode !== null && <ModeExample mode={mode} />}
    </section>
  );
}

function Quote({ segment }: { readonly segment: Segment }) {
  const place = <span className="text-ink-soft text-xs">{placeName(segment)}</span>;
  if (segment.kind !== "text") return place;
  const { quote } = segment;
  const short = quote.length > 220 ? `${quote.slice(0, 140)} … ${quote.slice(-60)}` : quote;
  return (
    <>
      <q className="[overflow-wrap:anywhere]">{short}</q> {place}
    </>
  );
}
