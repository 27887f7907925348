import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { nextTurn } from "@/app/p/[project]/rounds/protocol/actions";
import { PrintButton } from "@/components/insights/print-button";
import { ProtocolReport } from "@/components/rounds/protocol-report";
import { ProtocolStep } from "@/components/rounds/protocol-step";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { readProtocol } from "@/lib/workflows/run-protocol";

type Props = { readonly params: Promise<{ project: string; protocol: string }> };

const pageOf = cache(async (slug: string, id: string) => readProtocol(await pageScope(slug, "read"), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, protocol } = await params;
  return { title: (await pageOf(project, protocol))?.protocol.name ?? "No such protocol" };
}

/** A protocol: what comes next, and the report of what was. */
export default async function ProtocolPage({ params }: Props) {
  const { project: slug, protocol: id } = await params;
  const scope = await pageScope(slug, "read");
  const page = await pageOf(slug, id);
  if (page === null) notFound();
  const curates = may(scope.role, "curate");
  const { protocol, people } = page;
  return (
    <PageFrame
      title={protocol.name}
      lead={`The paper’s protocol with ${people.map(({ name }) => name).join(", ")}: ${protocol.perIteration} traces at a time until the mean pairwise kappa is ${protocol.threshold} or above.`}
      actions={<PrintButton />}
    >
      <div className="print:hidden">
        <Section title="Next">
          <ProtocolStep
            slug={slug}
            page={page}
            curates={curates}
            working={protocol.annotators.includes(scope.userId)}
            next={curates ? nextTurn.bind(null, slug, id) : null}
          />
        </Section>
      </div>
      <Section title="Report">
        <ProtocolReport slug={slug} page={page} curates={curates} />
      </Section>
    </PageFrame>
  );
}
