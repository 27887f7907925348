import type { AgreementLinks } from "@/components/agreement/agreement-links";
import { CoefficientChoice } from "@/components/agreement/coefficient-choice";
import { Figure } from "@/components/agreement/figure";
import { FigureTable } from "@/components/agreement/figure-table";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { PairMatrix } from "@/components/agreement/pair-matrix";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import type { Coefficient } from "@/lib/agreement/measures";

/** Agreement of each pair, and of each annotator with the others. */
export function AnnotatorsView({
  agreement,
  coefficient,
  links,
  nameOf,
}: {
  readonly agreement: Agreement;
  readonly coefficient: Coefficient;
  readonly links: AgreementLinks;
  readonly nameOf: (id: string) => string;
}) {
  const notes = numberNotes(agreement.standings.flatMap(({ overall }) => [overall.raw, overall.cohen]));
  return (
    <>
      <h2 className="mb-2 font-semibold text-base">Each pair, over all modes</h2>
      <CoefficientChoice chosen={coefficient} links={links} />
      <PairMatrix agreement={agreement} coefficient={coefficient} links={links} nameOf={nameOf} />
      <h2 className="mt-8 mb-2 font-semibold text-base">Each annotator with the others</h2>
      <FigureTable
        label="Each annotator with the others"
        head={["Annotator", "Traces", "Found", "Per trace", "Raw agreement", "Cohen’s kappa"]}
      >
        {agreement.standings.map(({ annotator, traces, overall }) => (
          <tr key={annotator}>
            <th scope="row" className="min-w-20 text-left font-normal [overflow-wrap:anywhere] sm:min-w-36">
              {nameOf(annotator)}
            </th>
            <td>{traces.toLocaleString("en")}</td>
            <td>{overall.found.toLocaleString("en")}</td>
            <td>{traces === 0 ? "–" : (overall.found / traces).toFixed(1)}</td>
            <td>
              <Figure measured={overall.raw} notes={notes} />
            </td>
            <td>
              <Figure measured={overall.cohen} notes={notes} />
            </td>
          </tr>
        ))}
      </FigureTable>
      <Footnotes notes={notes} />
    </>
  );
}
