import type { ReactNode } from "react";

export function AccountHeading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="mb-5">
      <h1 className="font-semibold text-xl leading-7">{title}</h1>
      {children && <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]">{children}</p>}
    </div>
  );
}
