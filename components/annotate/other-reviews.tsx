"use client";
import { VerdictOf } from "@/components/adjudicate/verdict-of";
import { keepAsExample } from "@/components/annotate/actions/keep-example";
import { showTarget } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { useNames } from "@/components/annotate/use-names";
import { KeyOf } from "@/components/keyboard/key-of";
import { ModeTag } from "@/components/mast/mode-tag";
import { targetOfSegment } from "@/lib/reviews/place";
import type { Segment } from "@/lib/reviews/segment";
import { placeName } from "@/lib/reviews/segment-geometry";

/** Reviews of others that one may see, to read and not to change. */
export function OtherReviews() {
  const session = useSession();
  const shown = useStore(session.view, (view) => view.showOthers);
  // What settles the trace stands first.
  const others = useStore(session.reviews, (reviews) => reviews)
    .filter((review) => !review.own)
    .toSorted((a, b) => Number(b.adjudicated) - Number(a.adjudicated));
  const decisions = useStore(session.decisions, (all) => all);
  const nameOf = useNames(session);
  if (others.length === 0) return null;
  const jump = (segment: Segment) => {
    if (segment.kind !== "trace") showTarget(session, targetOfSegment(segment));
  };
  return (
    <section aria-labelledby="other-reviews" className="flex max-h-[35%] min-h-0 flex-col">
      <div className="flex items-center justify-between px-2 pb-1">
        <h2 id="other-reviews" className="text-ink-faint text-xs uppercase tracking-wide">
          Others · {others.length}
        </h2>
        <button
          type="button"
          aria-pressed={shown}
          onClick={() => session.view.dispatch({ showOthers: !shown })}
          className="flex items-center gap-1 text-ink-soft text-xs"
        >
          {shown ? "Hide" : "Show"} <KeyOf command="others" />
        </button>
      </div>
      {shown && (
        <ul className="min-h-0 overflow-y-auto">
          {others.map((review) => (
            <li key={review.id} className="px-2 py-1 text-[0.8125rem]">
              <p className={review.adjudicated ? "truncate font-medium" : "truncate"}>
                {nameOf(review)}
                {review.achieved !== null && <span className="text-ink-soft"> · achieved: {review.achieved}</span>}
              </p>
              {review.note !== "" && <p className="line-clamp-3 text-ink-soft text-xs">{review.note}</p>}
              {review.labels.length === 0 && <p className="text-ink-soft text-xs">No failure found.</p>}
              <ul className="mt-0.5 flex flex-wrap gap-1">
                {review.labels.map((label) => (
                  <li key={label.id}>
                    <button
                      type="button"
                      title={[label.segments.map(placeName).join(", "), label.note].filter(Boolean).join(": ")}
                      onClick={() => jump(label.segments[0] ?? { kind: "trace" })}
                    >
                      <ModeTag mode={label.mode} />
                    </button>
                    {decisions.map(
                      (decision) => decision.label === label.id && <VerdictOf key={label.id} decision={decision} />,
                    )}
                    {session.input.mayCurate && label.mode !== null && (
                      <button
                        type="button"
                        title="Keep as an example in the guidelines"
                        aria-label={`Keep ${label.mode} of ${nameOf(review)} as an example`}
                        onClick={() => void keepAsExample(session, label.id, label.mode)}
                        className="min-h-6 min-w-6 text-ink-soft text-xs"
                      >
                        ★
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
