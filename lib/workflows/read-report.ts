import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { agreementSentence } from "@/lib/agreement/agreement-sentence";
import { agreementQuerySchema } from "@/lib/agreement/query-schema";
import type { GroupFigures } from "@/lib/insights/breakdown-schema";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import { readAgreement } from "@/lib/workflows/read-agreement";
import { type Figures, readFigures } from "@/lib/workflows/read-dashboard";
import { readGroups } from "@/lib/workflows/read-insights";

export interface Report extends Figures {
  readonly systems: readonly GroupFigures[];
  /** How far those who are counted agree; null where no two of them read the same trace. */
  readonly agreement: string | null;
  readonly at: Date;
}

/** What the figures of an address are, on one page. */
export async function readReport(scope: ProjectScope, query: InsightsPageQuery): Promise<Report> {
  const figures = await readFigures(scope, query);
  const { sources } = figures.opening;
  const [{ groups }, agreement] = await Promise.all([
    readGroups(scope, { ...query, by: "system" }, sources),
    readAgreement(scope, { ...agreementQuerySchema.parse({}), ...counted(query), sources: [...sources] }),
  ]);
  return {
    ...figures,
    systems: groups,
    agreement: agreement.annotators.length > 1 && agreement.compared > 0 ? agreementSentence(agreement) : null,
    at: new Date(),
  };
}

function counted({ annotators, system, model, benchmark }: InsightsPageQuery) {
  return { annotators, system, model, benchmark };
}
