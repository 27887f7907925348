"use client";
import { useEffect, useState } from "react";
import { showTarget } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { ModeTag } from "@/components/mast/mode-tag";
import { Moment } from "@/components/ui/moment";
import { timeName } from "@/lib/reviews/attention";
import { targetOfSegment } from "@/lib/reviews/place";
import type { ReviewVersion } from "@/lib/reviews/review-version";
import { placeName } from "@/lib/reviews/segment-geometry";

/** What one submitted of this trace, each time: to read, and never to change. */
export function ReviewVersions() {
  const session = useSession();
  const status = useStore(session.screen, ({ draft }) => draft.verdict.status);
  const own = useStore(session.reviews, (reviews) => reviews.find((review) => review.own)?.id ?? null);
  const [versions, setVersions] = useState<readonly ReviewVersion[]>([]);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      // A submission that is still on its way makes its version on the server first.
      if (!(await session.saves.drained())) return;
      const all = await session.api.versions();
      if (!gone) setVersions(all.filter(({ reviewId }) => reviewId === own).toReversed());
    };
    if (own !== null || status === "submitted") read().catch(() => {});
    return () => {
      gone = true;
    };
  }, [session, status, own]);
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="flex flex-col gap-1 text-[0.8125rem]">
      <h2 id="versions" className="text-ink-faint text-xs uppercase tracking-wide">
        Submitted · {versions.length}
      </h2>
      {versions.map((version) => (
        <Version key={version.number} version={version} />
      ))}
    </section>
  );
}

function Version({ version }: { readonly version: ReviewVersion }) {
  const session = useSession();
  const { number, submittedAt, reopenedAt, achieved, note, labels, spentMs } = version;
  return (
    <details>
      <summary>
        Version {number}, <Moment at={new Date(submittedAt)} />
        <span className="text-ink-soft">
          {" "}
          · {labels.length === 1 ? "1 label" : `${labels.length} labels`}
          {reopenedAt !== null && " · reopened"}
        </span>
      </summary>
      <div className="flex flex-col gap-1 border-line border-l-2 py-1 pl-2.5">
        <p className="text-ink-soft text-xs">
          {[achieved === null ? null : `achieved: ${achieved}`, `${timeName(spentMs)} of your time`]
            .filter((fact) => fact !== null)
            .join(" · ")}
        </p>
        {note !== "" && <p className="whitespace-pre-wrap">{note}</p>}
        {labels.length === 0 && <p>No failure found.</p>}
        <ol className="flex flex-col gap-1">
          {labels.map(({ id, mode, segments, note: said }) => (
            <li key={id}>
              <button
                type="button"
                className="flex w-full items-start gap-2 text-left"
                onClick={() => segments[0] && showTarget(session, targetOfSegment(segments[0]))}
              >
                <ModeTag mode={mode} />
                <span className="min-w-0 text-ink-soft [overflow-wrap:anywhere]">
                  {segments.map(placeName).join(", ")}
                  {said !== "" && `: ${said}`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
