import type { AgreementLinks } from "@/components/agreement/agreement-links";
import { Figure } from "@/components/agreement/figure";
import { FigureTable } from "@/components/agreement/figure-table";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { inOrder, PartRow } from "@/components/agreement/part-row";
import { ChoiceLinks } from "@/components/charts/choice-links";
import { rulers } from "@/lib/agreement/continuum";
import { methods } from "@/lib/agreement/methods";
import type { SegmentAgreement } from "@/lib/agreement/segment-schema";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

const rulerNames = { text: "Measured in text", steps: "Measured in steps" } as const;
const thresholds = [0, 0.25, 0.5, 0.75, 1] as const;

/** Whether annotators point at the same places. */
export function PlacesView({
  segments,
  version,
  links,
  nameOf,
}: {
  readonly segments: SegmentAgreement;
  readonly version: TaxonomyVersion;
  readonly links: AgreementLinks;
  readonly nameOf: (id: string) => string;
}) {
  const rows = inOrder(segments);
  const notes = numberNotes(rows.flatMap(({ figures }) => [figures.f1, figures.alpha]));
  const pairNotes = numberNotes(segments.pairs.map(({ overall }) => overall.f1));
  return (
    <>
      <div className="mb-3 flex flex-wrap gap-2">
        <ChoiceLinks
          label="What marks are measured in"
          choices={rulers.map((ruler) => ({
            name: rulerNames[ruler],
            href: links.here({ ruler }),
            chosen: ruler === segments.ruler,
          }))}
        />
        <ChoiceLinks
          label="How much two marks must share to be the same"
          choices={thresholds.map((overlap) => ({
            name: overlap === 0 ? "any overlap" : `${overlap * 100} %`,
            href: links.here({ overlap }),
            chosen: overlap === segments.threshold,
          }))}
        />
      </div>
      <p className="mb-3 max-w-prose text-ink-soft">
        {segments.same} {methods.f1.name}: {methods.f1.says} {methods.unitizing.name}: {methods.unitizing.says}
      </p>
      <FigureTable
        label="Agreement on places by category and mode"
        head={["Category or mode", "F1 by overlap", "Unitizing alpha", "Marks", "Pairs that match", "Compared"]}
      >
        {rows.map(({ part, key, figures }) => (
          <PartRow key={key} part={part} version={version}>
            <td className="font-normal">
              <Figure measured={figures.f1} notes={notes} />
            </td>
            <td className="font-normal">
              <Figure measured={figures.alpha} notes={notes} />
            </td>
            <td className="font-normal">{figures.marks.toLocaleString("en")}</td>
            <td className="font-normal">{figures.matched.toLocaleString("en")}</td>
            <td className="font-normal">{figures.traces.toLocaleString("en")}</td>
          </PartRow>
        ))}
      </FigureTable>
      <Footnotes notes={notes} />
      <h2 className="mt-8 mb-2 font-semibold text-base">Each pair</h2>
      <FigureTable
        label="Agreement on places of each pair"
        head={["Pair", "F1 by overlap", "Marks", "Pairs that match"]}
      >
        {segments.pairs.map(({ annotators: [one, other], overall }) => (
          <tr key={one + other}>
            <th scope="row" className="min-w-44 text-left font-normal [overflow-wrap:anywhere]">
              {nameOf(one)} and {nameOf(other)}
            </th>
            <td>
              <Figure measured={overall.f1} notes={pairNotes} />
            </td>
            <td>{overall.marks.toLocaleString("en")}</td>
            <td>{overall.matched.toLocaleString("en")}</td>
          </tr>
        ))}
      </FigureTable>
      <Footnotes notes={pairNotes} />
      <p className="mt-3 max-w-prose text-ink-soft">{nowhere(segments, nameOf)}</p>
    </>
  );
}

function nowhere({ annotators }: SegmentAgreement, nameOf: (id: string) => string): string {
  const without = annotators.filter((one) => one.nowhere > 0);
  if (without.length === 0) return "Every finding says where it shows.";
  const each = without.map((one) => `${one.nowhere.toLocaleString("en")} of ${nameOf(one.annotator)}`).join(", ");
  return `Findings that point at the whole trace say nothing of where, and are left out here: ${each}.`;
}
