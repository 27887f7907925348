import Link from "next/link";
import type { AgreementLinks } from "@/components/agreement/agreement-links";
import { CoefficientChoice } from "@/components/agreement/coefficient-choice";
import { Figure } from "@/components/agreement/figure";
import { FigureTable } from "@/components/agreement/figure-table";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { inOrder, type Part, PartRow } from "@/components/agreement/part-row";
import { Whisker } from "@/components/agreement/whisker";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import type { DisagreementCounts } from "@/lib/agreement/disagreements";
import { type Coefficient, coefficients } from "@/lib/agreement/measures";
import { methods } from "@/lib/agreement/methods";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Agreement of all the chosen annotators: one coefficient with whiskers, then all of them side by side. */
export function ModesView({
  agreement,
  counts,
  coefficient,
  version,
  links,
  nameOf,
}: {
  readonly agreement: Agreement;
  readonly counts: DisagreementCounts;
  readonly coefficient: Coefficient;
  readonly version: TaxonomyVersion;
  readonly links: AgreementLinks;
  readonly nameOf: (id: string) => string;
}) {
  const rows = inOrder(agreement);
  const disagreeing = new Map(inOrder(counts).map(({ key, figures }) => [key, figures.traces]));
  const notes = numberNotes(rows.map(({ figures }) => figures[coefficient]));
  const allNotes = numberNotes(rows.flatMap(({ figures }) => coefficients.map((each) => figures[each])));
  return (
    <>
      <CoefficientChoice chosen={coefficient} links={links} />
      <FigureTable
        label={`${methods[coefficient].name} by category and mode`}
        head={["Category or mode", methods[coefficient].name, <Scale key="scale" />, "Compared", "Disagree on"]}
        wideOnly={[2, 3]}
      >
        {rows.map(({ part, key, figures }) => (
          <PartRow key={key} part={part} version={version} below={never(figures.neverFound.map(nameOf))}>
            <td className="font-normal">
              <Figure measured={figures[coefficient]} notes={notes} />
            </td>
            <td className="w-64 max-sm:hidden">
              <Whisker measured={figures[coefficient]} />
            </td>
            <td className="whitespace-nowrap font-normal max-sm:hidden">{compared(part, figures)}</td>
            <td className="whitespace-nowrap font-normal">
              <Behind traces={disagreeing.get(key) ?? 0} href={links.disagreements(part)} />
            </td>
          </PartRow>
        ))}
      </FigureTable>
      <Footnotes notes={notes} />
      <details className="mt-6">
        <summary className="cursor-pointer font-medium">All five coefficients side by side</summary>
        <div className="mt-3">
          <FigureTable
            label="All coefficients"
            head={["Category or mode", ...coefficients.map((each) => methods[each].name)]}
          >
            {rows.map(({ part, key, figures }) => (
              <PartRow key={key} part={part} version={version}>
                {coefficients.map((each) => (
                  <td key={each} className="font-normal">
                    <Figure measured={figures[each]} notes={allNotes} />
                  </td>
                ))}
              </PartRow>
            ))}
          </FigureTable>
          <Footnotes notes={allNotes} />
        </div>
      </details>
    </>
  );
}

function never(names: readonly string[]): string | null {
  return names.length === 0 ? null : `Never found by ${names.join(", ")}, although others did`;
}

/** Overall an item is a trace × mode, and that is said where it is counted. */
function compared(part: Part, { traces, items }: { readonly traces: number; readonly items: number }): string {
  const whole = !part.mode && !part.category;
  const number = (value: number) => value.toLocaleString("en");
  return whole ? `${number(traces)} traces, ${number(items)} answers` : number(items);
}

function Behind({ traces, href }: { readonly traces: number; readonly href: string }) {
  if (traces === 0) return <>none</>;
  return (
    <Link href={href} prefetch={false} className="underline underline-offset-2">
      {traces.toLocaleString("en")} {traces === 1 ? "trace" : "traces"}
    </Link>
  );
}

/** What the charts below it run over. */
function Scale() {
  return (
    <span className="relative block h-4 min-w-24 font-normal max-sm:hidden">
      <span className="sr-only">Chart, from below 0 (chance) to 1 (full agreement)</span>
      <span aria-hidden="true" className="absolute left-[28.6%] -translate-x-1/2">
        0
      </span>
      <span aria-hidden="true" className="absolute left-[64.3%] -translate-x-1/2">
        0.5
      </span>
      <span aria-hidden="true" className="absolute right-0">
        1
      </span>
    </span>
  );
}
