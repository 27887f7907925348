"use client";
import { Search, X } from "lucide-react";
import { ModeTag } from "@/components/mast/mode-tag";
import { useAddress } from "@/components/trace-list/use-address";
import { buttonClass } from "@/components/ui/button";
import { ManyFilter, OneFilter } from "@/components/ui/filter-menu";
import { categoryName, modeName } from "@/lib/mast/names";
import { categoryCodes, categoryOf, type ModeCode, modeCodes, type TaxonomyVersion } from "@/lib/mast/taxonomy";

const own = [
  { value: "draft", name: "begun by me" },
  { value: "mine", name: "reviewed by me" },
];
/** What others did is spoken of only to whoever may know it. */
const blindStates = [{ value: "unreviewed", name: "not reviewed by me" }, ...own];
const openStates = [
  { value: "unreviewed", name: "reviewed by nobody" },
  ...own,
  { value: "reviewed", name: "reviewed by anybody" },
];

/** Everything that can be filtered by, as the address has it. */
const filterNames = ["q", "system", "model", "benchmark", "state", "mode", "category", "import", "conversation"];
const figureNames = ["sources", "annotators", "consensus"];

export function TraceFilters({
  facets,
  version,
  importName,
  blind,
}: {
  readonly facets: Readonly<Record<"system" | "model" | "benchmark", readonly string[]>>;
  readonly version: TaxonomyVersion;
  /** File of the import that the list is narrowed to. */
  readonly importName: string | null;
  readonly blind: boolean;
}) {
  const states = blind ? blindStates : openStates;
  const { search, set, remove, pending } = useAddress();
  const one = (name: string) => search.get(name) || null;
  const state = one("state");
  const figure = figureNames.some((name) => search.has(name)) && (search.has("mode") || search.has("category"));
  const narrowed = filterNames.some((name) => search.has(name));
  const many = [
    ["System", "system"],
    ["Model", "model"],
    ["Benchmark", "benchmark"],
  ] as const;
  return (
    <div
      className="mb-4 flex flex-wrap items-center gap-2 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:py-0.5"
      aria-busy={pending}
    >
      <SearchBox initial={one("q") ?? ""} onSearch={(words) => set("q", words === "" ? [] : [words])} />
      {many.map(([name, key]) => (
        <ManyFilter
          key={key}
          name={name}
          options={facets[key]}
          chosen={search.getAll(key)}
          onChange={(chosen) => set(key, chosen)}
        />
      ))}
      <OneFilter
        name="State"
        options={states}
        chosen={state}
        chosenName={states.find(({ value }) => value === state)?.name ?? state}
        onChange={(chosen) => set("state", chosen ? [chosen] : [])}
      />
      <OneFilter
        name="Mode"
        options={modeCodes.map((mode) => ({ value: mode, name: <ModeOption mode={mode} version={version} /> }))}
        chosen={one("mode")}
        chosenName={one("mode")}
        onChange={(chosen) => set("mode", chosen ? [chosen] : [])}
      />
      <OneFilter
        name="Category"
        options={categoryCodes.map((category) => ({ value: category, name: categoryName(version, category) }))}
        chosen={one("category")}
        chosenName={one("category")}
        onChange={(chosen) => set("category", chosen ? [chosen] : [])}
      />
      {search.has("import") && (
        <Removable name={`Import: ${importName ?? "unknown"}`} onRemove={() => remove(["import"])} />
      )}
      {search.has("conversation") && (
        <Removable name={`Conversation: ${one("conversation") ?? ""}`} onRemove={() => remove(["conversation"])} />
      )}
      {figure && <Removable name="Findings behind a figure" onRemove={() => remove(figureNames)} />}
      {narrowed && (
        <button type="button" className={buttonClass("bare")} onClick={() => remove([...filterNames, ...figureNames])}>
          Show all
        </button>
      )}
    </div>
  );
}

function ModeOption({ mode, version }: { readonly mode: ModeCode; readonly version: TaxonomyVersion }) {
  return (
    <span className="flex items-center gap-2" title={categoryName(version, categoryOf(mode))}>
      <ModeTag mode={mode} /> {modeName(version, mode)}
    </span>
  );
}

function Removable({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <span className="inline-flex h-8 max-w-64 items-center gap-1 rounded-full border border-ink bg-surface pl-3 font-medium">
      <span className="truncate">{name}</span>
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Remove: ${name}`}
        className="grid size-8 place-items-center rounded-full hover:bg-sunken"
      >
        <X aria-hidden="true" size={14} />
      </button>
    </span>
  );
}

function SearchBox({ initial, onSearch }: { readonly initial: string; readonly onSearch: (words: string) => void }) {
  return (
    <search className="max-sm:w-44 max-sm:shrink-0">
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(String(new FormData(event.currentTarget).get("q") ?? "").trim());
        }}
      >
        <Search aria-hidden="true" size={14} className="absolute top-2.5 left-2.5 text-ink-faint" />
        <input
          key={initial}
          type="search"
          name="q"
          defaultValue={initial}
          maxLength={200}
          aria-label="Search titles"
          placeholder="Search titles"
          className="h-8 w-full rounded-full border border-line-strong/60 bg-surface pr-3 pl-8 sm:w-56"
        />
      </form>
    </search>
  );
}
