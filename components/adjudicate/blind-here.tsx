import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** For a curator who works in a round on the trace: they are one of those who are to disagree. */
export function BlindHere({ slug, title }: { readonly slug: string; readonly title: string }) {
  return (
    <PageFrame title={title}>
      <EmptyState
        title="You cannot settle this trace yet"
        action={
          <Link href={`/p/${slug}/adjudication`} className={buttonClass()}>
            To the queue
          </Link>
        }
      >
        You work in a round on it and do not see the others’ labels before your own review is submitted, or before the
        round is closed.
      </EmptyState>
    </PageFrame>
  );
}
