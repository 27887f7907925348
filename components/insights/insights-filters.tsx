import Link from "next/link";
import { FacetFilters } from "@/components/insights/facet-filters";
import { ReviewsFilter } from "@/components/insights/reviews-filter";
import { buttonClass } from "@/components/ui/button";
import { consensusNames } from "@/lib/insights/consensus-names";
import { whom } from "@/lib/insights/counted-sentence";
import type { InsightsQuery, Source } from "@/lib/insights/query-schema";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import type { Annotator } from "@/lib/reviews/review-schema";

/** What is counted, as chips; the address holds what they say. */
export function InsightsFilters({
  query,
  counted,
  consensus,
  facets,
  annotators,
  reset,
}: {
  readonly query: InsightsQuery;
  /** The sources that the page counts, chosen or not. */
  readonly counted: readonly Source[];
  /** And the rule. */
  readonly consensus: ConsensusRule;
  readonly facets: Readonly<Record<"system" | "model" | "benchmark", readonly string[]>>;
  readonly annotators: readonly Annotator[];
  /** The same page without filters. */
  readonly reset: string;
}) {
  const { sources } = query;
  const named = annotators.filter(({ id }) => query.annotators.some((one) => one === id));
  const others = sources !== undefined || query.annotators.length > 0 || query.consensus !== undefined;
  const narrowed = others || [query.system, query.model, query.benchmark].some((values) => values.length > 0);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FacetFilters facets={facets} chosen={query} />
      <ReviewsFilter
        summary={`${whom({ sources: counted, annotators: named.map(({ name }) => name) })}, ${consensusNames[consensus].short}`}
        set={others}
        counted={counted}
        annotators={annotators}
        named={query.annotators}
        consensus={consensus}
      />
      {narrowed && (
        <Link href={reset} scroll={false} className={buttonClass("bare")}>
          Show all
        </Link>
      )}
    </div>
  );
}
