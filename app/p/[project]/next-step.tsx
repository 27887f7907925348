import Link from "next/link";
import { dayText } from "@/components/rounds/round-words";
import { buttonClass } from "@/components/ui/button";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { pageScope } from "@/lib/auth/page";
import { listProtocols } from "@/lib/db/protocols";
import { roundCounts } from "@/lib/db/round-counts";
import { listRounds } from "@/lib/db/rounds";
import { nextUnreviewed, type progress } from "@/lib/db/trace-list";
import type { Round } from "@/lib/rounds/round-schema";

interface Place {
  readonly href: string;
  readonly name: string;
}

interface Step extends Place {
  readonly why: string;
  /** What a curator may do as well. */
  readonly or?: Place;
}

/** The one thing to do next in a project, as far as the caller's role goes; null where somebody else has to begin. */
export async function nextStep(
  slug: string,
  scope: ProjectScope,
  { traces, submitted, drafts }: Awaited<ReturnType<typeof progress>>,
): Promise<Step | null> {
  if (traces === 0) {
    if (!may(scope.role, "import")) return null;
    return { href: `/p/${slug}/import`, name: "Import traces", why: "There are no traces here yet." };
  }
  const rounds = await listRounds(scope);
  const round = rounds.find(({ status, mine }) => status === "open" && mine !== null && mine.left > 0);
  if (round?.mine) {
    const { done, left } = round.mine;
    return {
      href: `/p/${slug}/traces/next?round=${round.id}`,
      name: done === 0 ? `Begin ${round.name}` : `Go on with ${round.name}`,
      why: `${left.toLocaleString("en")} ${left === 1 ? "trace waits" : "traces wait"} for you in this round${round.dueOn === null ? "" : `, due ${dayText(round.dueOn)}`}.`,
    };
  }
  const run = may(scope.role, "curate") ? await roundToRun(slug, await pageScope(slug, "curate"), rounds) : null;
  if (run?.over) return run.step;
  const annotating = may(scope.role, "annotate") ? await pageScope(slug, "annotate") : null;
  const trace = annotating && (await nextUnreviewed(annotating, null));
  if (trace) {
    const left = traces - submitted;
    const begun = drafts > 0 ? `, ${drafts.toLocaleString("en")} of them begun` : "";
    return {
      href: `/p/${slug}/traces/${trace}`,
      name: submitted + drafts === 0 ? "Begin to review" : "Review the next trace",
      why: `${left.toLocaleString("en")} ${left === 1 ? "trace waits" : "traces wait"} for your review${begun}.`,
      ...(may(scope.role, "curate") && rounds.length === 0
        ? { or: { href: `/p/${slug}/rounds/new`, name: "Share them out among annotators" } }
        : {}),
    };
  }
  if (run) return run.step;
  const protocol = (await listProtocols(scope)).find(
    ({ annotators, turns }) => annotators.includes(scope.userId) && turns.at(-1)?.status === "open",
  );
  if (protocol) {
    const href = `/p/${slug}/rounds/protocol/${protocol.id}`;
    return { href, name: `See ${protocol.name}`, why: "You have read your traces of this round." };
  }
  const done = submitted === traces ? "You have reviewed every trace." : "No trace waits for your review.";
  return {
    href: `/p/${slug}/insights`,
    name: "See the insights",
    why: annotating ? done : "See what the reviews found.",
  };
}

/** The open round that asks for its curator: one where every review is in, else the newest. */
async function roundToRun(
  slug: string,
  scope: ProjectScope<"curate">,
  rounds: readonly Round[],
): Promise<{ readonly step: Step; readonly over: boolean } | null> {
  const open = rounds.filter(({ status, mine }) => status === "open" && mine === null);
  if (open.length === 0) return null;
  const counts = await roundCounts(scope);
  const isOver = ({ id }: Round) => counts.get(id)?.done === counts.get(id)?.wanted;
  const round = open.find(isOver) ?? open[0];
  const count = round && counts.get(round.id);
  if (!round || !count) return null;
  const over = isOver(round);
  const why = over ? "Every review is in." : `${count.done} of ${count.wanted} reviews are in.`;
  return { over, step: { href: `/p/${slug}/rounds/${round.id}`, name: `See ${round.name}`, why } };
}

export function NextStep({ step }: { readonly step: Step }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Link href={step.href} prefetch={false} className={buttonClass("primary")}>
        {step.name}
      </Link>
      <p className="text-ink-soft">{step.why}</p>
      {step.or && (
        <Link href={step.or.href} className="underline underline-offset-2">
          {step.or.name}
        </Link>
      )}
    </div>
  );
}
