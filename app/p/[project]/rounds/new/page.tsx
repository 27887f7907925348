import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { makeRound } from "@/app/p/[project]/rounds/actions";
import { FewPeople, NoTraces } from "@/components/rounds/before-a-round";
import { DrawFrom } from "@/components/rounds/draw-from";
import { NewRoundForm } from "@/components/rounds/new-round-form";
import { PageFrame } from "@/components/shell/page-frame";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { idSchema } from "@/lib/core/ids";
import { names } from "@/lib/core/query-parameters";
import { guidelineVersions } from "@/lib/db/guideline-versions";
import { possibleAnnotators } from "@/lib/db/round-people";
import { tracesBySystem } from "@/lib/db/round-tables";
import { answeredTraces, existing } from "@/lib/db/round-traces";
import { listFacets } from "@/lib/db/trace-list";

export const metadata: Metadata = { title: "New round" };

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ project: string }>; readonly searchParams: Promise<Search> };

const searchSchema = z.object({ system: names, model: names, benchmark: names, trace: names });

/** A new round; its address holds the traces that were selected, or the facts of those to draw from. */
export default async function NewRoundPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const { trace, ...chosen } = searchSchema.parse(await searchParams);
  const scope = await pageScope(slug, "curate");
  const ids = trace.filter((id) => idSchema("trc").safeParse(id).success);
  const [people, picked, answered, systems, facets, guidelines] = await Promise.all([
    possibleAnnotators(scope),
    existing(scope, ids),
    answeredTraces(scope),
    tracesBySystem(scope, chosen),
    listFacets(scope),
    guidelineVersions(scope),
  ]);
  const available = systems.reduce((sum, { traces }) => sum + traces, 0);
  const nothing = available === 0 && picked.length === 0 && Object.values(chosen).flat().length === 0;
  return (
    <PageFrame
      title="New round"
      width="narrow"
      lead="It begins as a draft that only curators see; nobody is asked for anything until you open it."
    >
      {nothing && <NoTraces slug={slug} />}
      {people.length < 2 && <FewPeople slug={slug} people={people.length} invites={may(scope.role, "own")} />}
      <DrawFrom facets={facets} chosen={chosen} />
      <NewRoundForm
        action={makeRound.bind(null, slug)}
        people={people}
        picked={picked.map(({ id, title }) => ({ id, title }))}
        answered={answered.map(({ id, title }) => ({ id, title }))}
        available={available}
        systems={systems.length}
        facets={chosen}
        seed={randomInt(1, 100_000)}
        guidelines={guidelines}
      />
    </PageFrame>
  );
}
