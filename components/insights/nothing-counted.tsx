import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Why there is no figure yet, and what to do about it. */
export function NothingCounted({
  project,
  anybody,
  mayImport,
  traces,
  reset,
}: {
  readonly project: string;
  /** Whether there is a submitted review of anybody's. */
  readonly anybody: boolean;
  readonly mayImport: boolean;
  /** Traces that match the filters. */
  readonly traces: number;
  readonly reset: string;
}) {
  if (anybody) {
    return (
      <EmptyState title="No reviewed trace matches" action={<Action href={reset}>Show everything</Action>}>
        There are reviews in this project, but none of these annotators for these systems, models and benchmarks.
      </EmptyState>
    );
  }
  if (traces > 0) {
    return (
      <EmptyState
        title="Nothing is reviewed yet"
        action={<Action href={`/p/${project}/traces?state=unreviewed`}>Read the first trace</Action>}
      >
        The shares appear here with the first review that somebody submits, or that an import brings along.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No traces here yet"
      action={mayImport ? <Action href={`/p/${project}/import`}>Import traces</Action> : undefined}
    >
      {mayImport
        ? "Import some, and the shares of the failure modes appear with the first review."
        : "An owner or a curator imports them; then there is something to count."}
    </EmptyState>
  );
}

function Action({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Link href={href} className={buttonClass("primary")}>
      {children}
    </Link>
  );
}
