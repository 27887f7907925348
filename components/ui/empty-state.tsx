import type { ReactNode } from "react";

/** Nothing here yet: one line that says what to do next, and the button that does it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line border-dashed px-6 py-10">
      <h2 className="font-semibold text-base">{title}</h2>
      {children && <p className="max-w-prose text-ink-soft">{children}</p>}
      {action}
    </div>
  );
}
