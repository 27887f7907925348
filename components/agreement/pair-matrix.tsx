import Link from "next/link";
import type { AgreementLinks } from "@/components/agreement/agreement-links";
import { Figure } from "@/components/agreement/figure";
import { FigureTable } from "@/components/agreement/figure-table";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import type { Coefficient } from "@/lib/agreement/measures";
import { idSchema } from "@/lib/core/ids";

/** Everybody with everybody; a cell leads to the same page for those two alone. */
export function PairMatrix({
  agreement: { annotators, pairs },
  coefficient,
  links,
  nameOf,
}: {
  readonly agreement: Agreement;
  readonly coefficient: Coefficient;
  readonly links: AgreementLinks;
  readonly nameOf: (id: string) => string;
}) {
  const notes = numberNotes(pairs.map(({ overall }) => overall[coefficient]));
  const between = (one: string, other: string) =>
    pairs.find(({ annotators: pair }) => pair.includes(one) && pair.includes(other));
  const number = (id: string) => annotators.indexOf(id) + 1;
  return (
    <>
      <FigureTable
        label="Agreement of each pair"
        head={[
          "Annotator",
          ...annotators.map((id) => (
            <span key={id}>
              {number(id)}
              <span className="sr-only"> {nameOf(id)}</span>
            </span>
          )),
        ]}
      >
        {annotators.map((one) => (
          <tr key={one}>
            <th scope="row" className="min-w-20 text-left font-normal [overflow-wrap:anywhere] sm:min-w-36">
              <span className="text-ink-soft">{number(one)}</span> {nameOf(one)}
            </th>
            {annotators.map((other) => {
              const pair = between(one, other);
              if (one === other || !pair) {
                return (
                  <td key={other} className="text-ink-faint">
                    –
                  </td>
                );
              }
              const both = [one, other].flatMap((id) => idSchema("ann").safeParse(id).data ?? []);
              return (
                <td key={other}>
                  <Link
                    href={links.here({ annotators: both, view: "modes" })}
                    prefetch={false}
                    aria-label={`${nameOf(one)} and ${nameOf(other)}`}
                    className="inline-block rounded hover:bg-sunken"
                  >
                    <Figure measured={pair.overall[coefficient]} notes={notes} />
                  </Link>
                </td>
              );
            })}
          </tr>
        ))}
      </FigureTable>
      <Footnotes notes={notes} />
    </>
  );
}
