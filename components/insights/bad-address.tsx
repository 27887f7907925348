import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An address that asks for something there is not, such as one typed by hand or from another version. */
export function BadAddress({ parameters, reset }: { readonly parameters: readonly string[]; readonly reset: string }) {
  return (
    <PageFrame title="Where runs fail">
      <EmptyState
        title="This address asks for something unknown"
        action={
          <Link href={reset} className={buttonClass("primary")}>
            Show everything
          </Link>
        }
      >
        What it says of {parameters.join(", ")} is nothing that can be counted.
      </EmptyState>
    </PageFrame>
  );
}
