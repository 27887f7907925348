import type { ReactNode } from "react";

/** The quiet frame of signing in and of the one-time links. */
export default function AccountLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center px-4 py-10">
      <p className="mb-6 font-semibold text-base">Topmast</p>
      {children}
    </main>
  );
}
