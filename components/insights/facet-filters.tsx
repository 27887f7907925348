"use client";
import { useAddress } from "@/components/trace-list/use-address";
import { ManyFilter } from "@/components/ui/filter-menu";

const names = { system: "System", model: "Model", benchmark: "Benchmark" } as const;
type Facet = keyof typeof names;

/** Which traces are counted, by the facts that their sources said. */
export function FacetFilters({
  facets,
  chosen,
}: {
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  readonly chosen: Readonly<Record<Facet, readonly string[]>>;
}) {
  const address = useAddress();
  return (["system", "model", "benchmark"] as const).map((facet) => (
    <ManyFilter
      key={facet}
      name={names[facet]}
      options={facets[facet]}
      chosen={chosen[facet]}
      onChange={(values) => address.set(facet, values)}
    />
  ));
}
