import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { RoundStatus } from "@/lib/rounds/round-schema";

/** What a round leads to once its reviews are in: figures, differences, settling. */
export function RoundNext({
  slug,
  round,
  complete,
  curates,
}: {
  readonly slug: string;
  readonly round: { readonly id: string; readonly status: RoundStatus };
  /** Whether every review that it wants is there. */
  readonly complete: boolean;
  readonly curates: boolean;
}) {
  const open = round.status === "open";
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        {open
          ? "Every review is in. See how far the annotators agree and settle where they do not; close the round when nothing is to be added."
          : curates && !complete
            ? "Closed before every review was in."
            : "Closed: its reviews stay as they are."}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link href={`/p/${slug}/agreement?round=${round.id}`} className={buttonClass(curates ? "quiet" : "primary")}>
          How far they agree
        </Link>
        <Link href={`/p/${slug}/agreement/traces?round=${round.id}`} className={buttonClass()}>
          Where they differ
        </Link>
        {curates && (
          <Link href={`/p/${slug}/adjudication?round=${round.id}`} className={buttonClass("primary")}>
            Settle the differences
          </Link>
        )}
      </div>
    </div>
  );
}
