"use client";
import { useAddress } from "@/components/trace-list/use-address";
import { OneFilter } from "@/components/ui/filter-menu";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One of a few, held in the address under its parameter. */
export function AddressFilter({
  parameter,
  name,
  options,
  chosen,
}: {
  readonly parameter: "round" | "reference" | "mode";
  readonly name: string;
  readonly options: readonly Named[];
  readonly chosen: string | undefined;
}) {
  const address = useAddress();
  return (
    <OneFilter
      name={name}
      options={options.map((option) => ({ value: option.id, name: option.name }))}
      chosen={chosen ?? null}
      chosenName={options.find(({ id }) => id === chosen)?.name ?? (parameter === "reference" ? "none" : null)}
      onChange={(value) => address.set(parameter, value === null ? [] : [value])}
    />
  );
}
