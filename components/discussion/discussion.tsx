"use client";
import { useEffect, useState } from "react";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { CommentForm } from "@/components/discussion/comment-form";
import { sendDiscussion } from "@/components/discussion/send-discussion";
import { ModeTag } from "@/components/mast/mode-tag";
import { countOf } from "@/components/ui/count-of";
import { Moment } from "@/components/ui/moment";
import type { Comment } from "@/lib/reviews/comment-schema";

/** The threads on a trace and its labels, those not settled first. */
export function Discussion({ about }: { readonly about: string | null }) {
  const session = useSession();
  const reviews = useStore(session.reviews, (all) => all);
  const [comments, setComments] = useState<readonly Comment[]>([]);
  useEffect(() => {
    let gone = false;
    session.api.comments().then(
      (all) => {
        if (!gone) setComments(all);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [session]);
  const labels = new Map(reviews.flatMap((review) => review.labels.map((label) => [label.id, label] as const)));
  const threads = [...Map.groupBy(comments, ({ label }) => label)].toSorted(
    ([, a], [, b]) => Number(a.every(({ resolved }) => resolved)) - Number(b.every(({ resolved }) => resolved)),
  );
  const send = async (path: "" | "/resolution", body: object): Promise<boolean> => {
    const answer = await sendDiscussion(session.input.trace.id, path, body);
    if (typeof answer === "string") session.notice.dispatch(answer);
    else setComments(answer);
    return typeof answer !== "string";
  };
  const mode = about === null ? undefined : labels.get(about)?.mode;
  return (
    <details open={threads.length > 0 ? true : undefined} className="text-[0.8125rem]">
      <summary className="text-ink-faint text-xs uppercase tracking-wide">
        Discussion{comments.length > 0 && ` · ${countOf(comments.length, "comment")}`}
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        {threads.map(([label, said]) => {
          const resolved = said.every((one) => one.resolved);
          return (
            <section key={label ?? "trace"} aria-label={`Thread on ${label === null ? "the trace" : "a label"}`}>
              <div className="flex items-center gap-2">
                {label === null ? (
                  <span className="text-ink-soft text-xs">The trace</span>
                ) : (
                  <ModeTag mode={labels.get(label)?.mode ?? null} />
                )}
                {resolved && <span className="text-good text-xs">settled</span>}
                {session.input.mayAnnotate && (
                  <button
                    type="button"
                    onClick={() => void send("/resolution", { label, resolved: !resolved })}
                    className="ml-auto text-ink-soft text-xs underline underline-offset-2"
                  >
                    {resolved ? "Open again" : "Settled"}
                  </button>
                )}
              </div>
              <ul className="mt-1 flex flex-col gap-1.5 border-line border-l-2 pl-2.5">
                {said.map(({ id, by, at, text }) => (
                  <li key={id}>
                    <p className="text-ink-soft text-xs">
                      {by?.name ?? "Somebody who left"}, <Moment at={new Date(at)} />
                    </p>
                    <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {session.input.mayAnnotate && (
          <CommentForm
            project={session.input.project}
            about={about}
            name={about === null || mode === undefined ? null : (mode ?? "a failure outside the fourteen")}
            send={(label, text) => send("", { label, text })}
          />
        )}
      </div>
    </details>
  );
}
