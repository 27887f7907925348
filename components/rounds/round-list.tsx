import Link from "next/link";
import { Due } from "@/components/rounds/due";
import { ProgressLine } from "@/components/rounds/progress-line";
import { roundLine, statusLooks } from "@/components/rounds/round-words";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import type { RoundCount } from "@/lib/db/round-counts";
import type { Round } from "@/lib/rounds/round-schema";

/** The rounds of a project, each with what it asks and how far the reader has come. */
export function RoundList({
  slug,
  rounds,
  counts,
}: {
  readonly slug: string;
  readonly rounds: readonly Round[];
  /** How far each has come in all, for curators. */
  readonly counts: ReadonlyMap<string, RoundCount> | null;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {rounds.map((round) => (
        <li key={round.id} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex flex-wrap items-center gap-2">
              <Link
                href={`/p/${slug}/rounds/${round.id}`}
                className="font-medium hover:underline [overflow-wrap:anywhere]"
              >
                {round.name}
              </Link>
              <Chip look={statusLooks[round.status]}>{round.status}</Chip>
            </p>
            <p className="mt-0.5 text-ink-soft text-xs">
              {roundLine(round)}
              {round.dueOn !== null && (
                <>
                  {" "}
                  · <Due on={round.dueOn} open={round.status === "open"} />
                </>
              )}
            </p>
          </div>
          {round.mine && round.status !== "draft" && (
            <ProgressLine
              done={round.mine.done}
              of={round.mine.done + round.mine.left + round.mine.skipped}
              label="by you"
            />
          )}
          {!round.mine && round.status !== "draft" && <InAll count={counts?.get(round.id)} />}
          {round.mine && round.status === "open" && round.mine.left > 0 && (
            <Link
              href={`/p/${slug}/traces/next?round=${round.id}`}
              prefetch={false}
              className={buttonClass("primary", "small")}
              aria-label={`${round.mine.done === 0 ? "Begin" : "Go on"} with ${round.name}`}
            >
              {round.mine.done === 0 ? "Begin" : "Go on"}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function InAll({ count }: { readonly count: RoundCount | undefined }) {
  return count ? <ProgressLine done={count.done} of={count.wanted} label="reviews" /> : null;
}
