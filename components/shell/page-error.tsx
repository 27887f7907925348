"use client";
import { useEffect } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Something broke: what to do, and the number under which the log says why. */
export function PageError({
  error,
  retry,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <PageFrame title="Something broke">
      <EmptyState
        title="The server could not draw this page"
        action={
          <Button look="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        What you saved is safe. If it happens again, the server’s log says why
        {error.digest ? <> under the number {error.digest}</> : null}.
      </EmptyState>
    </PageFrame>
  );
}
