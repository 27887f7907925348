import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import * as actions from "@/app/p/[project]/rounds/actions";
import { OwnTraces } from "@/components/rounds/own-traces";
import { ProgressLine } from "@/components/rounds/progress-line";
import { RoundActions } from "@/components/rounds/round-actions";
import { RoundFacts } from "@/components/rounds/round-facts";
import { RoundNext } from "@/components/rounds/round-next";
import { RoundPeople } from "@/components/rounds/round-people";
import { RoundTraces } from "@/components/rounds/round-traces";
import { statusLooks } from "@/components/rounds/round-words";
import { SkipList } from "@/components/rounds/skip-list";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { PageLinks } from "@/components/trace-list/page-links";
import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { readRoundPage } from "@/lib/workflows/read-round";

type Props = {
  readonly params: Promise<{ project: string; round: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** The place in the round at which its list of traces begins. */
const cursorSchema = z.coerce.number().int().min(0).catch(0);

const pageOf = cache(async (slug: string, id: string, from: number) => {
  const scope = await pageScope(slug, "read");
  const curator = may(scope.role, "curate") ? await pageScope(slug, "curate") : null;
  return readRoundPage(scope, curator, id, from);
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { project, round } = await params;
  return {
    title:
      (await pageOf(project, round, cursorSchema.parse((await searchParams).cursor)))?.round.name ?? "No such round",
  };
}

/** A round: what it asks, how far everybody has come, and what its curators can do with it. */
export default async function RoundPage({ params, searchParams }: Props) {
  const { project: slug, round: id } = await params;
  const from = cursorSchema.parse((await searchParams).cursor);
  const page = await pageOf(slug, id, from);
  if (page === null) notFound();
  const { round, own, run } = page;
  const { mine } = round;
  const complete = run !== null && run.progress.wanted > 0 && run.progress.done === run.progress.wanted;
  const next = mine && round.status === "open" && mine.left > 0;
  return (
    <PageFrame
      title={round.name}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <Chip look={statusLooks[round.status]}>{round.status}</Chip>
          {round.status === "draft" && "Only curators see it. Open it, and its annotators find their queue."}
        </span>
      }
      actions={
        run && (
          <RoundActions
            round={round}
            open={actions.openRound.bind(null, slug, id)}
            close={actions.closeRound.bind(null, slug, id)}
            discard={actions.discardRound.bind(null, slug, id)}
            edit={actions.editRound.bind(null, slug, id)}
          />
        )
      }
    >
      {(complete || round.status === "closed") && (
        <Section title="Next">
          <RoundNext slug={slug} round={round} complete={complete} curates={run !== null} />
        </Section>
      )}
      <Section title="This round">
        <RoundFacts
          round={round}
          people={round.status === "draft" ? (run?.progress.people.map(({ name }) => name) ?? []) : []}
        />
      </Section>
      {mine && round.status !== "draft" && (
        <Section title="Your queue">
          <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-3">
            <ProgressLine done={mine.done} of={mine.done + mine.left + mine.skipped} label="submitted" />
            {next ? (
              <Link href={`/p/${slug}/traces/next?round=${id}`} prefetch={false} className={buttonClass("primary")}>
                {mine.done === 0 ? "Begin" : "Go on"}
              </Link>
            ) : (
              <span className="text-ink-soft">
                {round.status === "open" ? "Nothing is left for you. Thank you." : "This round is closed."}
              </span>
            )}
          </div>
          {own.length > 0 && <OwnTraces slug={slug} traces={own} />}
        </Section>
      )}
      {run && round.status !== "draft" && (
        <Section id="people" title="Progress">
          <div className="mb-4">
            <ProgressLine done={run.progress.done} of={run.progress.wanted} label="reviews in all" />
          </div>
          <RoundPeople
            people={run.progress.people}
            shared={round.perTrace < round.annotators}
            others={run.others}
            setWorking={round.status === "open" ? actions.setWorking.bind(null, slug, id) : null}
          />
        </Section>
      )}
      {run && run.progress.skips.length > 0 && (
        <Section title="Skipped">
          <SkipList slug={slug} skips={run.progress.skips} />
        </Section>
      )}
      {run?.traces && (
        <Section id="traces" title="Traces">
          <RoundTraces
            slug={slug}
            traces={run.traces.traces}
            people={run.progress.people.filter(({ working }) => working)}
            reassign={round.status === "open" ? actions.reassign.bind(null, slug, id) : null}
          />
          {from > 0 && (
            <p className="mt-3">
              <Link href={`/p/${slug}/rounds/${id}#traces`} className="underline underline-offset-2">
                From the first trace on
              </Link>
            </p>
          )}
          <PageLinks
            path={`/p/${slug}/rounds/${id}`}
            search={{}}
            previous={null}
            next={run.traces.next === null ? null : String(run.traces.next)}
          />
        </Section>
      )}
      {run && run.traces === null && (
        <p className="border-line border-t py-6 text-ink-soft">
          You work in this round: who has read which trace, and what its checks say, you see once it is closed.
        </p>
      )}
    </PageFrame>
  );
}
