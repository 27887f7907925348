"use client";
import { useState } from "react";
import { SaveState } from "@/components/annotate/save-state";
import { useSession } from "@/components/annotate/session-context";
import { TimeSpent } from "@/components/annotate/time-spent";
import { KeyOf } from "@/components/keyboard/key-of";
import { HeaderTools } from "@/components/trace/header-tools";
import { SourceClaims } from "@/components/trace/source-claims";
import { TextChoice } from "@/components/trace/text-choice";
import { TraceFacts } from "@/components/trace/trace-facts";
import { Chip } from "@/components/ui/chip";
import { countOf } from "@/components/ui/count-of";
import { QuietLink } from "@/components/ui/quiet-link";

/** What the run was about, what produced it, and what its source says came of it. */
export function TraceHeader({ progress }: { readonly progress: { readonly done: number; readonly all: number } }) {
  const session = useSession();
  const { title, system, model, benchmark, outcome, task, claims, conversation } = session.input.trace;
  const [open, setOpen] = useState(false);
  return (
    <div className="px-4 pt-2.5 pb-1 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="min-w-0 grow basis-60 truncate font-semibold text-[0.9375rem]" title={title}>
          {title}
        </h1>
        <div className="flex flex-wrap items-center gap-1.5 max-sm:hidden">
          {[system, model, benchmark].map((fact) => fact !== null && <Chip key={fact}>{fact}</Chip>)}
          {outcome !== null && <Chip look={outcome === "failed" ? "bad" : "good"}>reported: {outcome}</Chip>}
          {conversation !== null && conversation.others > 0 && (
            <QuietLink
              href={`/p/${session.input.project}/traces?${new URLSearchParams({ conversation: conversation.name })}`}
              title={`Conversation ${conversation.name}`}
              className="text-xs underline underline-offset-2"
            >
              {countOf(conversation.others, "other run")} of this conversation
            </QuietLink>
          )}
          {claims.length > 0 && (
            <Chip>{claims.length === 1 ? "1 source claim" : `${claims.length} source claims`}</Chip>
          )}
        </div>
        <div className="flex items-center gap-3">
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="text-ink-soft text-xs underline underline-offset-2"
          >
            {open ? "Less" : "Task and facts"}
          </button>
          <TextChoice />
          <HeaderTools />
          {session.input.mayAnnotate && (
            <span
              className="text-ink-soft text-xs max-sm:hidden"
              title={session.settling ? "Traces of the queue that are settled" : "Traces that you have submitted"}
            >
              {progress.done} of {progress.all}
            </span>
          )}
          {session.input.mayAnnotate && !session.settling && <TimeSpent />}
          {session.input.mayAnnotate && <SaveState />}
          <button
            type="button"
            aria-label="Keys"
            onClick={() => session.view.dispatch({ help: true })}
            className="max-sm:hidden"
          >
            <KeyOf command="help" />
          </button>
        </div>
      </div>
      {open && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
          tabIndex={0}
          aria-label="Task and facts"
          className="mt-2 flex max-h-[40dvh] flex-col gap-3 overflow-y-auto border-line border-t py-2"
        >
          {task !== null && <p className="max-w-[70ch] whitespace-pre-wrap [overflow-wrap:anywhere]">{task}</p>}
          <SourceClaims claims={claims} />
          <TraceFacts />
        </section>
      )}
    </div>
  );
}
