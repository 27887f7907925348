"use client";
import { useAddress } from "@/components/trace-list/use-address";

/** What to part by, as one list: it changes the address. */
export function DimensionChoice({
  options,
  chosen,
}: {
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
}) {
  const address = useAddress();
  return (
    <label className="inline-flex max-w-full items-center gap-2">
      <span className="text-ink-soft">By</span>
      <select
        value={chosen}
        aria-busy={address.pending}
        onChange={(event) => address.set("by", [event.target.value], ["group"])}
        className="h-8 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2"
      >
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
