"use client";
import { useRouter } from "next/navigation";
import { goNext, readReviews, reopen, setAchieved, setReviewNote, submit } from "@/components/annotate/actions/review";
import { Choice } from "@/components/annotate/choice";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { KeyOf } from "@/components/keyboard/key-of";
import { Button } from "@/components/ui/button";
import { doubtName } from "@/lib/reviews/doubt";
import { achievedAnswers } from "@/lib/reviews/review-schema";

/** What is said of the trace as a whole, and the end of the work on it. */
export function ReviewForm() {
  const session = useSession();
  const router = useRouter();
  const verdict = useStore(session.screen, ({ draft }) => draft.verdict);
  const labels = useStore(session.screen, ({ draft }) => draft.labels.size);
  const { asking, noFailure } = useStore(session.view, (view) => view);
  const submitted = verdict.status === "submitted";
  const finish = async (go: boolean) => {
    const taken = submit(session);
    session.focusReader();
    if (!taken) return;
    if (go) await goNext(session, router.push);
    else await readReviews(session);
  };
  return (
    <section
      aria-label={session.settling ? "The adjudicated review" : "My review"}
      className="flex flex-col gap-2 border-line border-t bg-paper px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[0.8125rem]">
        <span>Task achieved</span>
        <Choice
          label="Task achieved"
          options={achievedAnswers}
          value={verdict.achieved}
          disabled={submitted}
          onChange={(achieved) => setAchieved(session, achieved)}
        />
        <KeyOf command="achieved" />
      </div>
      <textarea
        aria-label="Note on the trace"
        placeholder="Note on the trace as a whole"
        value={verdict.note}
        readOnly={submitted}
        maxLength={20_000}
        onChange={(event) => setReviewNote(session, event.currentTarget.value)}
        className="field-sizing-content max-h-32 min-h-8 w-full resize-none rounded-md border border-line-strong/60 bg-surface px-2.5 py-1 text-[0.8125rem] placeholder:text-ink-faint"
      />
      {asking !== null && !submitted && (
        <p role="alert" className="rounded-md bg-c1-tint px-2.5 py-1.5 text-[0.8125rem] text-c1-ink">
          {doubtName(asking)} Submit again to say so, or <KeyOf command="back" /> to go on reading
          {asking.unseen > 0 && (
            <>
              , <KeyOf command="next-unseen" /> to the next unseen step
            </>
          )}
          .
        </p>
      )}
      {submitted ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="grow text-[0.8125rem] text-good">Submitted{labels === 0 && ": no failure found"}</span>
          {!session.input.final && (
            <Button size="small" onClick={() => reopen(session)}>
              Reopen
            </Button>
          )}
          <Button size="small" look="primary" onClick={() => goNext(session, router.push)}>
            Next trace <KeyOf silent command="next-trace" />
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-2">
          {labels === 0 && asking === null && !session.settling && (
            <label className="mr-auto flex items-center gap-1.5 text-[0.8125rem]">
              <input
                type="checkbox"
                checked={noFailure}
                onChange={(event) => session.view.dispatch({ noFailure: event.currentTarget.checked })}
                className="size-4 accent-ink"
              />
              No failure
            </label>
          )}
          <Button look="bare" size="small" onClick={() => finish(false)}>
            Submit
          </Button>
          <Button look="primary" size="small" className="h-7" onClick={() => finish(true)}>
            {asking?.unlabelled ? "No failure: submit" : "Submit, next"} <KeyOf silent command="submit" />
          </Button>
        </div>
      )}
    </section>
  );
}
