import Link from "next/link";
import type { InsightsLinks } from "@/components/insights/insights-links";
import type { TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Behind the first line: the traces that were counted, and what the modes mean. */
export function FurtherLinks({ links, version }: { readonly links: InsightsLinks; readonly version: TaxonomyVersion }) {
  return (
    <span className="print:hidden">
      <Link href={links.reviewed} prefetch={false} className="text-ink underline underline-offset-2">
        The reviewed traces
      </Link>{" "}
      ·{" "}
      <Link href={`/codebook?version=${version}`} className="text-ink underline underline-offset-2">
        What the modes mean
      </Link>{" "}
      ·{" "}
      <Link href={links.share} prefetch={false} className="text-ink underline underline-offset-2">
        Save or share
      </Link>{" "}
      ·{" "}
      <Link href={links.report} prefetch={false} className="text-ink underline underline-offset-2">
        Report
      </Link>
    </span>
  );
}
