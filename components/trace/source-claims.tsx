"use client";
import { showTarget } from "@/components/annotate/actions/reading";
import { useSession } from "@/components/annotate/session-context";
import type { TraceDetail } from "@/lib/reviews/trace-schema";

/** What the source claims of the run in its own terms: shown, never counted. */
export function SourceClaims({ claims }: { readonly claims: TraceDetail["claims"] }) {
  const session = useSession();
  if (claims.length === 0) return null;
  return (
    <section aria-label="Claims of the source">
      <h2 className="text-ink-faint text-xs uppercase tracking-wide">The source says (not counted)</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {claims.map(({ source, code, step, agent, reason }) => (
          <li key={`${source} ${code} ${step} ${agent} ${reason}`} className="max-w-[70ch] [overflow-wrap:anywhere]">
            <span className="font-medium">{source}</span>: {code}
            {agent !== null && <> by {agent}</>}
            {step !== null && (
              <>
                {" "}
                at{" "}
                <button
                  type="button"
                  className="underline underline-offset-2"
                  onClick={() => showTarget(session, { kind: "steps", first: step, last: step })}
                >
                  step {step}
                </button>
              </>
            )}
            {reason !== null && <span className="text-ink-soft"> — {reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
