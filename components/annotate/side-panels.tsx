"use client";
import { useDeferredValue } from "react";
import { QuestionsPanel } from "@/components/adjudicate/questions-panel";
import { useSettled } from "@/components/adjudicate/use-settled";
import { CodebookPane } from "@/components/annotate/codebook-pane";
import { LabelEditor } from "@/components/annotate/label-editor";
import { MyLabels } from "@/components/annotate/my-labels";
import { OtherReviews } from "@/components/annotate/other-reviews";
import { Palette } from "@/components/annotate/palette";
import { ReviewForm } from "@/components/annotate/review-form";
import { ReviewVersions } from "@/components/annotate/review-versions";
import { useSession } from "@/components/annotate/session-context";
import { SetAsideChanges } from "@/components/annotate/set-aside";
import { useStore } from "@/components/annotate/store";
import { TargetLine } from "@/components/annotate/target-line";
import { Discussion } from "@/components/discussion/discussion";
import { Outline } from "@/components/trace/outline";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";

/** Beside the reader on a wide screen; over its lower part, when asked for, on a small one. */
function panelClass(open: boolean): string {
  return classNames(
    "min-h-0 flex-col border-line bg-paper lg:static lg:flex lg:max-h-none",
    open ? "fixed inset-x-0 bottom-12 z-20 flex max-h-[65dvh] rounded-t-lg border-t" : "hidden",
  );
}

export function OutlinePanel() {
  const session = useSession();
  const open = useStore(session.view, ({ sheet }) => sheet === "outline");
  return (
    <aside
      data-late
      aria-label="Outline"
      className={classNames(panelClass(open), "gap-3 px-2 py-3 lg:border-r", open && "h-[65dvh]")}
    >
      <h2 className="px-2 text-ink-faint text-xs uppercase tracking-wide">Outline</h2>
      <Outline />
      <MyLabels />
      <OtherReviews />
    </aside>
  );
}

export function LabelPanel() {
  const session = useSession();
  const open = useStore(session.view, ({ sheet }) => sheet === "label");
  // While a code is being typed, the modes it may become stand first.
  const chosen = useStore(session.screen, ({ place }) =>
    place.stroke === null && !place.recoding ? place.chosen : null,
  );
  // A new label is marked in the text first; what more can be said of it follows.
  const later = useDeferredValue(chosen);
  const noting = useStore(session.view, (view) => view.noting);
  const edited = noting !== null && noting === chosen ? chosen : later;
  const submitted = useStore(session.screen, ({ draft }) => draft.verdict.status === "submitted");
  const codebook = useStore(session.view, (view) => view.codebook);
  const { mayAnnotate } = session.input;
  // While one settles what others said, what is for new labels comes once something is selected or a code begun.
  const busy = useStore(
    session.screen,
    ({ place }) => place.selection !== null || place.stroke !== null || place.recoding,
  );
  const quiet = session.settling !== null && !busy;
  // One talks over a trace once one has said what one found oneself; who settles it talks about the answer at hand.
  const discusses = session.settling !== null || submitted || !mayAnnotate;
  const answer = useSettled(session, ({ question, answer: at }, questions) => {
    return questions.find(({ id }) => id === question)?.answers[at]?.label.id ?? null;
  });
  const about = session.settling ? answer : chosen;
  return (
    <aside
      data-late
      aria-label="Labelling"
      className={classNames(panelClass(open), "lg:border-l", codebook && "max-lg:h-[65dvh]")}
    >
      {codebook && <CodebookPane />}
      <div
        className={classNames(
          "min-h-0 flex-col gap-3 overflow-y-auto px-4 py-3",
          // A small screen has room for one of the two.
          codebook ? "hidden max-h-[40%] shrink-0 border-line border-t lg:flex" : "flex flex-1",
        )}
      >
        <SetAsideChanges />
        {session.settling && <QuestionsPanel settling={session.settling} />}
        {edited !== null && <LabelEditor key={edited} id={edited} />}
        {mayAnnotate && !submitted && !quiet && <TargetLine />}
        {mayAnnotate && submitted && (
          <Notice>
            {session.input.final
              ? "This review is final: in its round you see the others’ labels now, or the round is closed."
              : "This review is submitted and stays as it is. Reopen it to change it."}
          </Notice>
        )}
        {!mayAnnotate && <Notice>You may read here. Labelling takes the role of an annotator.</Notice>}
        {mayAnnotate && !submitted && !quiet && <Palette />}
        {mayAnnotate && !session.settling && <ReviewVersions />}
        {discusses && <Discussion about={about} />}
      </div>
      {mayAnnotate && <ReviewForm />}
    </aside>
  );
}

/** On a small screen: what opens the panels. */
export function PanelBar() {
  const session = useSession();
  const sheet = useStore(session.view, (view) => view.sheet);
  const labels = useStore(session.screen, ({ draft }) => draft.labels.size);
  const names = {
    outline: `Outline and labels${labels > 0 ? ` (${labels})` : ""}`,
    label: session.settling ? "Questions and review" : "Label and review",
  } as const;
  return (
    <div className="z-30 flex h-12 border-line border-t bg-paper lg:hidden">
      {(["outline", "label"] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-expanded={sheet === name}
          onClick={() => session.view.dispatch({ sheet: sheet === name ? null : name })}
          className={classNames("flex-1 font-medium", sheet === name && "bg-sunken")}
        >
          {names[name]}
        </button>
      ))}
    </div>
  );
}
