"use client";
import { CaseSensitive, ChevronDown, ChevronUp, Search, WholeWord, X } from "lucide-react";
import { useEffect } from "react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { ask, closeFind, findField, findFromAddress, goToHit } from "@/components/trace/find/find-actions";
import { FindFacets } from "@/components/trace/find/find-facets";
import type { FindState } from "@/components/trace/find/finder";
import { classNames } from "@/components/ui/class-names";
import { longestFind } from "@/lib/traces/find-pattern";

const number = new Intl.NumberFormat("en-GB");

/** "3 of 41 hits in 12 steps". */
function statusOf({ answer, question, index, current }: FindState): string {
  if (answer === "failed") return "Could not search. Press Enter to try again.";
  if (answer === "none") return question.q === "" ? "All steps: text, tool calls, results" : "";
  if (answer === "awaited" && index.total === 0) return "Searching …";
  if (index.total === 0) return "No hit";
  const hits = `${number.format(index.total)} ${index.total === 1 ? "hit" : "hits"}`;
  const steps = `${number.format(index.steps.length)} ${index.steps.length === 1 ? "step" : "steps"}`;
  return `${current ? `${number.format(current.number + 1)} of ` : ""}${hits} in ${steps}`;
}

/** Finds words in the whole trace, whatever of it is drawn or folded. */
export function FindBar() {
  const session = useSession();
  const state = useStore(session.finder.store, (found) => found);
  useEffect(() => findFromAddress(session), [session]);
  if (!state.open) return null;
  const { question } = state;
  return (
    <search
      aria-label="Find in this trace"
      className="flex shrink-0 flex-col gap-1 border-line border-b bg-surface px-2 py-1.5 sm:px-3"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <div className="relative min-w-0 grow basis-52">
          <Search aria-hidden="true" size={14} className="absolute top-1/2 left-2 -translate-y-1/2 text-ink-faint" />
          <input
            id={findField}
            type="text"
            value={question.q}
            maxLength={longestFind}
            autoComplete="off"
            spellCheck={false}
            aria-label="Find in this trace"
            aria-describedby="find-status"
            placeholder="Find in this trace"
            onChange={(event) => ask(session, { q: event.target.value })}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "Enter" || event.key === "F3") void goToHit(session, event.shiftKey ? -1 : 1);
              else if (event.key === "Escape") closeFind(session);
              else return;
              event.preventDefault();
            }}
            className="h-[1.875rem] w-full rounded-md border border-line-strong/60 bg-surface pr-2 pl-7"
          />
        </div>
        <Toggle label="Match case" pressed={question.case} onPress={() => ask(session, { case: !question.case })}>
          <CaseSensitive aria-hidden="true" size={16} />
        </Toggle>
        <Toggle label="Whole words" pressed={question.word} onPress={() => ask(session, { word: !question.word })}>
          <WholeWord aria-hidden="true" size={16} />
        </Toggle>
        <p id="find-status" role="status" className="min-w-32 text-ink-soft text-xs tabular-nums">
          {statusOf(state)}
          {state.current && (
            <span className="sr-only">
              , step {state.current.hit.step}, {session.agentOf(state.current.hit.step) ?? "no agent"}
            </span>
          )}
        </p>
        <div className="ml-auto flex items-center gap-0.5">
          <Step label="Previous hit (Shift F3)" onPress={() => goToHit(session, -1)}>
            <ChevronUp aria-hidden="true" size={16} />
          </Step>
          <Step label="Next hit (F3)" onPress={() => goToHit(session, 1)}>
            <ChevronDown aria-hidden="true" size={16} />
          </Step>
          <Step label="Close (Esc)" onPress={() => closeFind(session)}>
            <X aria-hidden="true" size={16} />
          </Step>
        </div>
      </div>
      <FindFacets state={state} onAsk={(change) => ask(session, change)} />
    </search>
  );
}

function Toggle({
  label,
  pressed,
  onPress,
  children,
}: {
  readonly label: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onPress}
      className={classNames(
        "grid h-7 min-w-8 place-items-center rounded border px-1",
        pressed ? "border-ink bg-ink text-paper" : "border-line text-ink-soft hover:bg-sunken",
      )}
    >
      {children}
    </button>
  );
}

function Step({
  label,
  onPress,
  children,
}: {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="grid size-7 place-items-center rounded text-ink-soft hover:bg-sunken hover:text-ink"
    >
      {children}
    </button>
  );
}
