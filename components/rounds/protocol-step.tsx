import Link from "next/link";
import { decimal } from "@/components/agreement/figure";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/form";
import type { ProtocolPage } from "@/lib/workflows/run-protocol";

/** Where a protocol stands, and the one thing to do now. */
export function ProtocolStep({
  slug,
  page: { protocol, turns, reached },
  curates,
  working,
  next,
}: {
  readonly slug: string;
  readonly page: ProtocolPage;
  readonly curates: boolean;
  readonly working: boolean;
  readonly next: FormAction | null;
}) {
  const last = turns.at(-1);
  if (!last) return <p className="text-ink-soft">Nothing has been drawn yet.</p>;
  if (!last.complete) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p>
          Round {last.iteration} is being read
          {curates && `: ${last.done} of ${last.wanted} reviews are submitted`}. Its kappa stands here once everybody
          has submitted.
        </p>
        {working && (
          <Link href={`/p/${slug}/traces/next?round=${last.round}`} prefetch={false} className={buttonClass("primary")}>
            Read your traces
          </Link>
        )}
      </div>
    );
  }
  const value = last.kappa?.value ?? null;
  const kappa = value === null ? "undefined" : decimal(value);
  const disagreements = `/p/${slug}/agreement/traces?round=${last.round}`;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className={reached ? "font-medium text-good" : undefined}>
        {reached
          ? `Reached in round ${last.iteration}: kappa ${kappa} is ${protocol.threshold} or above. The report below can be printed.`
          : `Kappa of round ${last.iteration} is ${kappa}, below ${protocol.threshold}. Talk over where you differ, write down in the guidelines what you agree on, then go on with the next ${protocol.perIteration}.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link href={disagreements} className={buttonClass()}>
          Where you differ
        </Link>
        {curates && (
          <Link href={`/p/${slug}/adjudication?round=${last.round}`} className={buttonClass()}>
            Settle them
          </Link>
        )}
        <Link href={`/p/${slug}/guidelines`} className={buttonClass()}>
          Guidelines
        </Link>
      </div>
      {next && !reached && (
        <ActionForm
          action={next}
          submit={`Draw the next ${protocol.perIteration}`}
          saved="Drawn: the next round is open."
        />
      )}
    </div>
  );
}
