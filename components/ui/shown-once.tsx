import type { ReactNode } from "react";

/** A secret that is on screen this once: only its hash is kept. */
export function ShownOnce({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className="flex flex-col gap-3 rounded-md border border-good/50 bg-surface p-3">
      <p>Copy it now: it is shown this once and cannot be shown again.</p>
      {children}
    </div>
  );
}
