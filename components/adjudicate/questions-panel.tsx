"use client";
import { useEffect, useRef } from "react";
import { beginSettling, openQuestion } from "@/components/adjudicate/deciding";
import { OpenQuestion } from "@/components/adjudicate/open-question";
import { letterOf, type Settling } from "@/components/adjudicate/settling";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { ModeTag } from "@/components/mast/mode-tag";
import { classNames } from "@/components/ui/class-names";
import type { Question } from "@/lib/reviews/questions";
import type { Review } from "@/lib/reviews/review-schema";
import { placeName } from "@/lib/reviews/segment-geometry";
import { standing } from "@/lib/reviews/standing-decisions";

/** What annotators said of the trace, question by question, and what is to become of it. */
export function QuestionsPanel({ settling }: { readonly settling: Settling }) {
  const session = useSession();
  const { lanes, questions } = useStore(settling.ground, (ground) => ground);
  const chosen = useStore(settling.view, (view) => view.question);
  const names = useStore(session.view, (view) => view.names);
  const decisions = useStore(session.decisions, (all) => all);
  const labels = useStore(session.screen, ({ draft }) => draft.labels);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void beginSettling(session);
  }, [session]);
  const stand = new Set(labels.keys());
  const held = new Map(decisions.flatMap((one) => (standing(one, stand) ? [[one.label, one] as const] : [])));
  const isOpen = ({ answers }: Question) => answers.some(({ label }) => !held.has(label.id));
  const open = questions.filter(isOpen).length;
  return (
    <section aria-labelledby="questions" className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h2 id="questions" className="grow text-ink-faint text-xs uppercase tracking-wide">
          Questions ·{" "}
          <span className="normal-case tracking-normal" data-open-questions={open}>
            {open === 0 ? "all decided" : `${open} of ${questions.length} to decide`}
          </span>
        </h2>
        <button
          type="button"
          aria-pressed={names}
          onClick={() => settling.toggleNames()}
          className="flex items-center gap-1 text-ink-soft text-xs"
        >
          {names ? "Hide names" : "Show names"} <KeyOf command="names" silent />
        </button>
      </div>
      {questions.length === 0 && (
        <p className="text-[0.8125rem] text-ink-soft">
          {lanes.length === 0 ? "Nobody has submitted a review of this trace." : "Nobody found a failure here."}
        </p>
      )}
      <ol className="divide-y divide-line border-line border-y">
        {questions.map((question) => {
          const state = isOpen(question) ? "open" : summary(question, held);
          return (
            <li key={question.id}>
              <button
                type="button"
                aria-expanded={question.id === chosen}
                onClick={() => openQuestion(session, question)}
                className={classNames(
                  "flex min-h-9 w-full items-center gap-2 px-1 py-1 text-left text-[0.8125rem]",
                  question.id === chosen ? "bg-sunken" : "hover:bg-sunken",
                )}
              >
                <ModeTag mode={question.mode} />
                <span className="min-w-0 grow truncate text-ink-soft">
                  {question.answers[0]?.label.segments.map(placeName).join(", ")}
                </span>
                <Lanes question={question} lanes={lanes} />
                <span className={classNames("w-16 text-right text-xs", state === "open" ? "text-c1-ink" : "text-good")}>
                  {state}
                </span>
              </button>
              {question.id === chosen && (
                <OpenQuestion settling={settling} lanes={lanes} question={question} held={held} />
              )}
            </li>
          );
        })}
      </ol>
      <p className="text-ink-soft text-xs">
        Labels of one mode whose places touch are one question. Where everybody who judged the mode has a label there,
        it is taken over by itself: the most precise place, and of those the widest.
      </p>
    </section>
  );
}

const words = { agreed: "agreed", accepted: "accepted", merged: "merged", split: "split", rejected: "rejected" };

function summary({ answers }: Question, held: ReadonlyMap<string, { readonly verdict: keyof typeof words }>): string {
  const verdicts = answers.flatMap(({ label }) => held.get(label.id)?.verdict ?? []);
  return words[verdicts.find((verdict) => verdict !== "rejected" && verdict !== "merged") ?? verdicts[0] ?? "agreed"];
}

/** A square for each annotator: filled where they have a label here, a dash where they judged the mode and have none. */
function Lanes({ question, lanes }: { readonly question: Question; readonly lanes: readonly Review[] }) {
  const found = new Set(question.answers.map(({ review }) => review));
  const without = new Set(question.without);
  const letters = (which: ReadonlySet<string>) => [...which].map((id) => letterOf(lanes, id)).join(", ");
  return (
    <span className="flex gap-0.5">
      <span className="sr-only">
        found by {letters(found)}
        {without.size > 0 && `, not by ${letters(without)}`}
      </span>
      {lanes.map(({ id }) => (
        <span
          key={id}
          aria-hidden="true"
          className={classNames(
            "flex size-4 items-center justify-center rounded-xs border text-[0.625rem] leading-none",
            found.has(id) ? "border-ink bg-ink text-paper" : "border-line text-ink-soft",
          )}
        >
          {found.has(id) ? letterOf(lanes, id) : without.has(id) ? "–" : ""}
        </span>
      ))}
    </span>
  );
}
