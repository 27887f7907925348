import { Figure } from "@/components/agreement/figure";
import { FigureTable } from "@/components/agreement/figure-table";
import { Footnotes, numberNotes } from "@/components/agreement/footnotes";
import { inOrder, PartRow } from "@/components/agreement/part-row";
import { ModeTag } from "@/components/mast/mode-tag";
import { EmptyState } from "@/components/ui/empty-state";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** How the most common swaps are shown before the rest is left to the download. */
const shownSwaps = 8;

/** Each annotator against the reference: precision, recall, F1, the two-by-two table, and modes that stand for one another. */
export function ReferenceView({
  agreement: { reference, scores },
  version,
  nameOf,
}: {
  readonly agreement: Agreement;
  readonly version: TaxonomyVersion;
  readonly nameOf: (id: string) => string;
}) {
  if (reference === null) {
    return (
      <EmptyState title="Choose a reference">
        Pick above whose answers the others are held against: an annotator, an imported source, or the adjudicated
        reviews.
      </EmptyState>
    );
  }
  if (scores.length === 0) return <EmptyState title={`Nobody to hold against ${nameOf(reference)}`} />;
  const against = scores.filter(({ overall }) => overall.items > 0);
  if (against.length === 0) {
    return (
      <EmptyState title={`Nothing to hold against ${nameOf(reference)}`}>
        No trace was judged both by the reference and by one of the others.
      </EmptyState>
    );
  }
  return against.map(({ annotator, swaps, ...score }) => {
    const rows = inOrder(score);
    const notes = numberNotes(rows.flatMap(({ figures: { precision, recall, f1 } }) => [precision, recall, f1]));
    return (
      <section key={annotator} className="mb-8">
        <h2 className="mb-2 font-semibold text-base [overflow-wrap:anywhere]">
          {nameOf(annotator)} <span className="font-normal text-ink-soft">against {nameOf(reference)}</span>
        </h2>
        <FigureTable
          label={`${nameOf(annotator)} against ${nameOf(reference)}`}
          head={["Category or mode", "Precision", "Recall", "F1", "Both found", "Missed", "Extra", "Neither"]}
        >
          {rows.map(({ part, key, figures }) => (
            <PartRow key={key} part={part} version={version}>
              {[figures.precision, figures.recall, figures.f1].map((measured, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
                <td key={place} className="font-normal">
                  <Figure measured={measured} notes={notes} />
                </td>
              ))}
              {(["both", "missed", "extra", "neither"] as const).map((cell) => (
                <td key={cell} className="font-normal">
                  {figures.confusion[cell].toLocaleString("en")}
                </td>
              ))}
            </PartRow>
          ))}
        </FigureTable>
        <Footnotes notes={notes} />
        {swaps.length > 0 && (
          <>
            <h3 className="mt-4 mb-1 font-medium">Modes that stand for one another</h3>
            <ul className="space-y-1">
              {swaps.slice(0, shownSwaps).map((swap) => (
                <li key={swap.reference + swap.annotator} className="flex flex-wrap items-center gap-x-2">
                  the reference says <ModeTag mode={swap.reference} /> where this one says{" "}
                  <ModeTag mode={swap.annotator} /> in {swap.traces.toLocaleString("en")}{" "}
                  {swap.traces === 1 ? "trace" : "traces"}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    );
  });
}
