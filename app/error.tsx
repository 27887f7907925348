"use client";
import { PageError } from "@/components/shell/page-error";

export default function RootError({
  error,
  retry,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}) {
  return (
    <main id="main">
      <PageError error={error} retry={retry} />
    </main>
  );
}
