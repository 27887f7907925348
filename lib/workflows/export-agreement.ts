import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Measured } from "@/lib/agreement/agreement-schema";
import { coefficients, scores as scoreNames, standings as standingNames } from "@/lib/agreement/measures";
import type { ByPart } from "@/lib/agreement/parts";
import { type AgreementPageQuery, adjudicated } from "@/lib/agreement/query-schema";
import { type AgreementRow, agreementCsv } from "@/lib/export/agreement-csv";
import { readAgreementPage } from "@/lib/workflows/read-agreement-page";

type Figures<M extends string> = { readonly [K in M]: Measured } & {
  readonly traces?: number;
  readonly items?: number;
};

/** One row for each measure of each part. */
function rowsOf<M extends string>(
  whose: Pick<AgreementRow, "of" | "annotators">,
  measures: readonly M[],
  { overall, categories, modes }: ByPart<Figures<M>>,
): AgreementRow[] {
  const parts = [
    { part: "overall", figures: overall },
    ...categories.map((figures) => ({ part: figures.category, figures })),
    ...modes.map((figures) => ({ part: figures.mode, figures })),
  ];
  return parts.flatMap(({ part, figures }) =>
    measures.map((measure) => {
      const { traces = null, items = null } = figures;
      return { ...whose, part, measure, ...figures[measure], traces, items };
    }),
  );
}

/** What the agreement page shows at an address, and more of it, as CSV text. */
export async function exportAgreement(scope: ProjectScope, query: AgreementPageQuery): Promise<string> {
  const { agreement, annotators } = await readAgreementPage(scope, { ...query, view: "modes" });
  const { reference } = agreement;
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  const name = (id: string) => (id === adjudicated ? "adjudicated reviews" : (names.get(id) ?? id));
  const together = (ids: readonly string[]) => ids.map(name).join(" | ");
  return agreementCsv([
    ...rowsOf({ of: "all", annotators: together(agreement.annotators) }, coefficients, agreement),
    ...agreement.pairs.flatMap((pair) =>
      rowsOf({ of: "pair", annotators: together(pair.annotators) }, coefficients, pair),
    ),
    ...agreement.standings.flatMap(({ traces: _, ...standing }) =>
      rowsOf({ of: "annotator", annotators: name(standing.annotator) }, standingNames, standing),
    ),
    ...agreement.scores.flatMap((score) =>
      rowsOf({ of: "reference", annotators: together([score.annotator, reference ?? ""]) }, scoreNames, score),
    ),
  ]);
}
