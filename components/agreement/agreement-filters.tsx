import Link from "next/link";
import { AddressFilter } from "@/components/agreement/address-filter";
import { AnnotatorsFilter } from "@/components/agreement/annotators-filter";
import { FacetFilters } from "@/components/insights/facet-filters";
import { buttonClass } from "@/components/ui/button";
import { type AgreementQuery, adjudicated } from "@/lib/agreement/query-schema";
import type { Source } from "@/lib/reviews/sources";
import type { AgreementGround } from "@/lib/workflows/read-agreement-page";

const kinds: Readonly<Record<Source, string>> = { people: "people", judges: "LLM judges", imported: "imported labels" };

/** Who is compared on which traces, as chips; the address holds what they say. */
export function AgreementFilters({
  query,
  ground: { facets, annotators, rounds, sources },
  nameOf,
  reset,
}: {
  readonly query: AgreementQuery;
  readonly ground: AgreementGround;
  readonly nameOf: (id: string) => string;
  /** The same page without filters. */
  readonly reset: string;
}) {
  const options = annotators.map(({ id }) => ({ id, name: nameOf(id) }));
  const named = options.filter(({ id }) => query.annotators.some((one) => one === id));
  const chosen = named.length > 0 ? named.map(({ name }) => name) : sources.map((source) => kinds[source]);
  const others = query.sources !== undefined || query.annotators.length > 0;
  const facetsSet = [query.system, query.model, query.benchmark].some((values) => values.length > 0);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <AnnotatorsFilter
        summary={chosen.join(", ")}
        set={others}
        compared={sources}
        annotators={options}
        named={query.annotators}
      />
      <AddressFilter
        parameter="reference"
        name="Reference"
        options={[...options, { id: adjudicated, name: nameOf(adjudicated) }]}
        chosen={query.reference}
      />
      {rounds.length > 0 && <AddressFilter parameter="round" name="Round" options={rounds} chosen={query.round} />}
      <FacetFilters facets={facets} chosen={query} />
      {(others || facetsSet || query.reference || query.round) && (
        <Link href={reset} scroll={false} className={buttonClass("bare")}>
          Show all
        </Link>
      )}
    </div>
  );
}
