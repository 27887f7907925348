"use client";
import { PageError } from "@/components/shell/page-error";
import "@/app/globals.css";

/** In place of the whole page, where even its frame could not be drawn; the theme is then the light one. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Topmast</title>
        <main id="main">
          <PageError error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
