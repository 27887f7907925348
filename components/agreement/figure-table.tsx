import type { ReactNode } from "react";

/** A table of figures that scrolls sideways where it must, with its heading above. */
export function FigureTable({
  label,
  head,
  wideOnly = [],
  children,
}: {
  readonly label: string;
  /** The column headings; the first one stands over the names of the rows. */
  readonly head: readonly ReactNode[];
  /** Places of columns that a phone has no room for; their cells say so themselves. */
  readonly wideOnly?: readonly number[];
  readonly children: ReactNode;
}) {
  const [first, ...rest] = head;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      // What is only read out is placed absolutely: within this, so that it does not widen the page.
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-right tabular-nums [&_td]:px-2 [&_td]:py-1.5 [&_td]:align-top sm:[&_td]:px-3 [&_th]:px-2 sm:[&_th]:px-3 [&_th]:py-1.5 [&_th]:align-top">
        <thead className="text-ink-soft text-xs [&_th]:align-bottom [&_th]:font-medium">
          <tr className="border-line border-b">
            <th scope="col" className="text-left">
              {first}
            </th>
            {rest.map((heading, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one table never change places
              <th key={place} scope="col" className={wideOnly.includes(place + 1) ? "max-sm:hidden" : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_tr:last-child]:border-b-0 [&_tr]:border-line [&_tr]:border-b">{children}</tbody>
      </table>
    </section>
  );
}
