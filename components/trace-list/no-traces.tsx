import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An empty list: because nothing is here yet, or because nothing fits. */
export function NoTraces({
  slug,
  narrowed,
  importing,
}: {
  readonly slug: string;
  readonly narrowed: boolean;
  readonly importing: boolean;
}) {
  if (narrowed) {
    return (
      <EmptyState
        title="No trace fits"
        action={
          <Link href={`/p/${slug}/traces`} className={buttonClass()}>
            Show all traces
          </Link>
        }
      >
        Take a filter away, or search for fewer words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No traces yet"
      action={
        importing && (
          <Link href={`/p/${slug}/import`} className={buttonClass("primary")}>
            Import traces
          </Link>
        )
      }
    >
      {importing
        ? "Drop in a file of runs; Topmast tells its format by its content."
        : "An owner or a curator imports them."}
    </EmptyState>
  );
}
