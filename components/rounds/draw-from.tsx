import { FacetFilters } from "@/components/insights/facet-filters";

type Facets = Readonly<Record<"system" | "model" | "benchmark", readonly string[]>>;

/** Which traces a sample may be drawn from; the address holds it. */
export function DrawFrom({ facets, chosen }: { readonly facets: Facets; readonly chosen: Facets }) {
  return (
    <section aria-label="Traces to draw from" className="mb-6 flex flex-wrap items-center gap-2">
      <span className="text-ink-soft">Draw from</span>
      <FacetFilters facets={facets} chosen={chosen} />
    </section>
  );
}
