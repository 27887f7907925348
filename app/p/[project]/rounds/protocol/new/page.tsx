import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { startProtocol } from "@/app/p/[project]/rounds/protocol/actions";
import { FewPeople, NoTraces } from "@/components/rounds/before-a-round";
import { DrawFrom } from "@/components/rounds/draw-from";
import { ProtocolForm } from "@/components/rounds/protocol-form";
import { PageFrame } from "@/components/shell/page-frame";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { names } from "@/lib/core/query-parameters";
import { possibleAnnotators } from "@/lib/db/round-people";
import { tracesBySystem } from "@/lib/db/round-tables";
import { listFacets } from "@/lib/db/trace-list";
import { protocolRules } from "@/lib/rounds/protocol-schema";

export const metadata: Metadata = { title: "The paper's protocol" };

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ project: string }>; readonly searchParams: Promise<Search> };

const searchSchema = z.object({ system: names, model: names, benchmark: names });

/** A new protocol; its address holds the facts of the traces to draw from. */
export default async function NewProtocolPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const chosen = searchSchema.parse(await searchParams);
  const scope = await pageScope(slug, "curate");
  const [people, systems, facets] = await Promise.all([
    possibleAnnotators(scope),
    tracesBySystem(scope, chosen),
    listFacets(scope),
  ]);
  const available = systems.reduce((sum, { traces }) => sum + traces, 0);
  return (
    <PageFrame
      title="The paper’s protocol"
      width="narrow"
      lead="Three annotators read the same five traces, blind to each other, and then talk over where they differ. They go on with five more until the mean of their pairwise kappas is 0.8 or above."
    >
      {available === 0 && Object.values(chosen).flat().length === 0 && <NoTraces slug={slug} />}
      {people.length < protocolRules.annotators && (
        <FewPeople
          slug={slug}
          people={people.length}
          invites={may(scope.role, "own")}
          wanted={protocolRules.annotators}
        />
      )}
      <DrawFrom facets={facets} chosen={chosen} />
      <ProtocolForm
        action={startProtocol.bind(null, slug)}
        people={people}
        available={available}
        facets={chosen}
        seed={randomInt(1, 100_000)}
      />
    </PageFrame>
  );
}
