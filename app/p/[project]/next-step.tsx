import Link from "next/link";
import { dayText } from "@/components/rounds/round-words";
import { buttonClass } from "@/components/ui/button";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { pageScope } from "@/lib/auth/page";
import { listRounds } from "@/lib/db/rounds";
import { nextUnreviewed, type progress } from "@/lib/db/trace-list";

interface Step {
  readonly href: string;
  readonly name: string;
  readonly why: string;
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
  const round = (await listRounds(scope)).find(
    ({ status, mine }) => status === "open" && mine !== null && mine.left > 0,
  );
  if (round?.mine) {
    const { done, left } = round.mine;
    return {
      href: `/p/${slug}/traces/next?round=${round.id}`,
      name: done === 0 ? `Begin ${round.name}` : `Go on with ${round.name}`,
      why: `${left.toLocaleString("en")} ${left === 1 ? "trace waits" : "traces wait"} for you in this round${round.dueOn === null ? "" : `, due ${dayText(round.dueOn)}`}.`,
    };
  }
  const annotating = may(scope.role, "annotate") ? await pageScope(slug, "annotate") : null;
  const trace = annotating && (await nextUnreviewed(annotating, null));
  if (trace) {
    const left = traces - submitted;
    const begun = drafts > 0 ? `, ${drafts.toLocaleString("en")} of them begun` : "";
    return {
      href: `/p/${slug}/traces/${trace}`,
      name: submitted + drafts === 0 ? "Begin to review" : "Review the next trace",
      why: `${left.toLocaleString("en")} ${left === 1 ? "trace waits" : "traces wait"} for your review${begun}.`,
    };
  }
  const done = annotating ? "You have reviewed every trace." : "See what the reviews found.";
  return { href: `/p/${slug}/insights`, name: "See the insights", why: done };
}

export function NextStep({ step }: { readonly step: Step }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Link href={step.href} prefetch={false} className={buttonClass("primary")}>
        {step.name}
      </Link>
      <p className="text-ink-soft">{step.why}</p>
    </div>
  );
}
