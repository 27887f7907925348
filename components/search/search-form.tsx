"use client";
import { Search } from "lucide-react";
import { useAddress } from "@/components/trace-list/use-address";
import { Button } from "@/components/ui/button";
import { ManyFilter } from "@/components/ui/filter-menu";
import { stepKinds } from "@/lib/traces/canonical";

const filters = ["system", "agent", "kind"] as const;

/** What to search a project for; the address holds it. */
export function SearchForm({
  systems,
  agents,
}: {
  readonly systems: readonly string[];
  readonly agents: readonly string[];
}) {
  const { search, set, remove, pending } = useAddress();
  const sought = search.get("q") ?? "";
  const options = { system: systems, agent: agents, kind: stepKinds };
  const narrowed = filters.some((name) => search.has(name));
  return (
    <search aria-busy={pending} className="flex flex-col gap-3">
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const words = String(new FormData(event.currentTarget).get("q") ?? "").trim();
          set("q", words === "" ? [] : [words]);
        }}
      >
        <div className="relative min-w-0 grow">
          <Search aria-hidden="true" size={16} className="absolute top-3 left-3 text-ink-faint" />
          <input
            key={sought}
            type="search"
            name="q"
            defaultValue={sought}
            maxLength={500}
            // biome-ignore lint/a11y/noAutofocus: whoever opens this page comes to type
            autoFocus={sought === ""}
            aria-label="Words in any step"
            aria-describedby="search-hints"
            placeholder="Words in any step"
            className="h-10 w-full rounded-md border border-line-strong/60 bg-surface pr-3 pl-9"
          />
        </div>
        <Button look="primary" type="submit" className="h-10">
          Search
        </Button>
      </form>
      <div className="flex flex-wrap items-center gap-2">
        {filters.map((name) => (
          <ManyFilter
            key={name}
            name={`${name[0]?.toUpperCase()}${name.slice(1)}`}
            options={options[name]}
            chosen={search.getAll(name)}
            onChange={(chosen) => set(name, chosen)}
          />
        ))}
        {narrowed && (
          <Button look="bare" onClick={() => remove(filters)}>
            Show all
          </Button>
        )}
        <p id="search-hints" className="text-ink-faint text-xs">
          All words, <code>"a phrase"</code>, <code>-not</code>, <code>begin*</code>, <code>this OR that</code>
        </p>
      </div>
    </search>
  );
}
