import type { ReactNode } from "react";

/** A table that may be wider than the page: it scrolls by itself, by keyboard too. */
export function TableFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface print:overflow-visible print:border-0"
    >
      {children}
    </section>
  );
}

/** How such tables look: figures to the right, their heads small. */
export const tableClass =
  "w-full text-right print:text-[11px] print:[&_td]:px-1.5 print:[&_td]:py-1 print:[&_thead_th]:px-1.5 print:[&_thead_th]:whitespace-normal [&_td]:whitespace-nowrap [&_td]:px-3 [&_td]:py-1.5 [&_tbody_th]:px-3 [&_tbody_th]:py-1.5 [&_tbody_th]:text-left [&_tbody_th]:font-normal [&_thead_th]:whitespace-nowrap [&_thead_th]:px-3 [&_thead_th]:py-1.5 [&_thead_th]:font-medium [&_thead]:text-ink-soft [&_thead]:text-xs [&_thead_tr]:border-line [&_thead_tr]:border-b [&_tbody_tr]:border-line [&_tbody_tr]:border-b [&_tbody_tr:last-child]:border-b-0";
