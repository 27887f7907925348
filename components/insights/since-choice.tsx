"use client";
import { useAddress } from "@/components/trace-list/use-address";

/** A day to compare the runs before with those since. */
export function SinceChoice({ by }: { readonly by: string }) {
  const address = useAddress();
  return (
    <label className="inline-flex items-center gap-2">
      <span className="text-ink-soft">or before and since</span>
      <input
        type="date"
        defaultValue={by.startsWith("since.") ? by.slice("since.".length) : ""}
        onChange={(event) => {
          if (event.target.value !== "") address.set("by", [`since.${event.target.value}`], ["group"]);
        }}
        className="h-8 rounded-md border border-line-strong/60 bg-surface px-2"
      />
    </label>
  );
}
