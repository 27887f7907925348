import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const widths = { narrow: "max-w-2xl", medium: "max-w-4xl", wide: "max-w-7xl" } as const;

/** The body of a page below its bar: a heading with what can be done beside it, then the content. */
export function PageFrame({
  title,
  lead,
  actions,
  width = "medium",
  children,
}: {
  readonly title: string;
  /** One sentence under the heading. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: keyof typeof widths;
  readonly children: ReactNode;
}) {
  return (
    <div className={classNames("mx-auto w-full px-4 py-6 sm:px-6 print:max-w-none print:p-0", widths[width])}>
      <div className="mb-6 flex flex-wrap items-center justify-between print:mb-3 gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-full">
          <h1 className="font-semibold text-xl leading-7 [overflow-wrap:anywhere]">{title}</h1>
          {lead && <p className="mt-1 max-w-prose text-ink-soft [overflow-wrap:anywhere]">{lead}</p>}
        </div>
        {actions && <div className="flex min-w-0 max-w-full flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      <div>{children}</div>
    </div>
  );
}

/** One part of a page, with its own heading. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      className="scroll-mt-14 outline-none border-line border-t py-6 first:border-t-0 first:pt-0"
    >
      <h2 className="font-semibold text-base">{title}</h2>
      {lead && <p className="mt-1 max-w-prose text-ink-soft">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
