"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { TextAreaField } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import { renewEveryMinutes } from "@/lib/rounds/lease";

/** Above a trace that stands in one's round: which round, how far one is, and how to pass the trace over. */
export function RoundBar({
  project,
  round,
  trace,
  skip,
}: {
  readonly project: string;
  readonly round: {
    readonly id: string;
    readonly name: string;
    readonly training: boolean;
    readonly done: number;
    readonly all: number;
    readonly due: string | null;
    /** Whether the review is submitted for good. */
    readonly final: boolean;
  };
  readonly trace: string;
  /** Absent once the review is submitted. */
  readonly skip: FormAction | null;
}) {
  const here = usePathname().endsWith(`/${trace}`);
  const working = skip !== null && here;
  useEffect(() => (working ? keepReserved(project, round.id, trace) : undefined), [project, round.id, trace, working]);
  // The desk can open a trace without asking the server for its page; the bar then is not about it.
  if (!here) return null;
  return (
    <aside
      aria-label="Round"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sunken px-4 py-1 text-xs sm:px-6"
    >
      <Link href={`/p/${project}/rounds/${round.id}`} className="min-w-0 truncate font-medium hover:underline">
        {round.name}
      </Link>
      {round.training && <span className="text-ink-soft">training: the answer follows</span>}
      <span className="whitespace-nowrap text-ink-soft tabular-nums">
        {round.done} of {round.all}
        {round.due !== null && ` · due ${round.due}`}
        {round.final && " · your review stays as it is"}
      </span>
      {skip && (
        <span className="ml-auto">
          <ConfirmButton
            label="Skip"
            title="Skip this trace?"
            confirm="Skip it"
            confirmLook="primary"
            action={skip}
            done="Skipped."
            thenFocus="main"
            look="bare"
          >
            <div className="text-ink">
              <TextAreaField
                name="reason"
                label="Why"
                hint="For the curators; the trace goes to somebody else."
                required
                maxLength={500}
              />
            </div>
          </ConfirmButton>
        </span>
      )}
    </aside>
  );
}

/** Says now and then that somebody still reads, while the page is in sight; answers with how to end it. */
function keepReserved(project: string, round: string, trace: string): () => void {
  const renew = () => {
    if (document.visibilityState !== "visible") return;
    const address = `/api/v1/projects/${project}/rounds/${round}/claims/${trace}`;
    // Not reached, or not held any more: the review can be submitted all the same.
    fetch(address, { method: "PUT", headers: { "Content-Type": "application/json" }, body: "{}" }).catch(() => {});
  };
  const timer = setInterval(renew, renewEveryMinutes * 60_000);
  return () => clearInterval(timer);
}
