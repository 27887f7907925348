import type { Metadata } from "next";
import Link from "next/link";
import { RoundList } from "@/components/rounds/round-list";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { listProtocols } from "@/lib/db/protocols";
import { roundCounts } from "@/lib/db/round-counts";
import { listRounds } from "@/lib/db/rounds";

export const metadata: Metadata = { title: "Rounds" };

const what =
  "A round shares traces out among annotators who do not see each other's labels, so that their agreement means something.";

/** Who is asked to read what, and how far they have come. */
export default async function RoundsPage({ params }: { readonly params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const [rounds, protocols] = await Promise.all([listRounds(scope), listProtocols(scope)]);
  const curator = may(scope.role, "curate") ? await pageScope(slug, "curate") : null;
  const counts = curator && (await roundCounts(curator));
  const make = curator ? (
    <>
      <Link href={`/p/${slug}/rounds/protocol/new`} className={buttonClass()}>
        Start the paper’s protocol
      </Link>
      <Link href={`/p/${slug}/rounds/new`} className={buttonClass(rounds.length === 0 ? "primary" : "quiet")}>
        New round
      </Link>
    </>
  ) : null;
  return (
    <PageFrame title="Rounds" lead={rounds.length > 0 ? what : undefined} actions={rounds.length > 0 && make}>
      {protocols.length > 0 && (
        <p className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
          <span className="text-ink-soft">The paper’s protocol:</span>
          {protocols.map(({ id, name, turns }) => (
            <Link key={id} href={`/p/${slug}/rounds/protocol/${id}`} className="underline underline-offset-2">
              {name}, round {turns.length}
            </Link>
          ))}
        </p>
      )}
      {rounds.length > 0 ? (
        <RoundList slug={slug} rounds={rounds} counts={counts} />
      ) : (
        <EmptyState title="No rounds yet" action={make && <div className="flex flex-wrap gap-2">{make}</div>}>
          {what}
          {make === null &&
            (may(scope.role, "annotate")
              ? " A curator begins one; you then find your queue here. Until then you can review any trace."
              : " A curator begins one.")}
        </EmptyState>
      )}
    </PageFrame>
  );
}
