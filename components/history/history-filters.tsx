"use client";
import { useAddress } from "@/components/trace-list/use-address";
import { OneFilter } from "@/components/ui/filter-menu";
import { type ChangeKind, changeKindNames, changeKinds } from "@/lib/access/changes";

/** Which changes are shown, by what was changed and by whom. */
export function HistoryFilters({
  kind,
  person,
  people,
}: {
  readonly kind: ChangeKind | null;
  readonly person: string | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}) {
  const address = useAddress();
  const set = (name: string) => (value: string | null) => address.set(name, value === null ? [] : [value]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <OneFilter
        name="What"
        options={changeKinds.map((value) => ({ value, name: changeKindNames[value] }))}
        chosen={kind}
        chosenName={kind && changeKindNames[kind]}
        onChange={set("kind")}
      />
      {people.length > 1 && (
        <OneFilter
          name="By"
          options={people.map(({ id, name }) => ({ value: id, name }))}
          chosen={person}
          chosenName={people.find(({ id }) => id === person)?.name ?? null}
          onChange={set("person")}
        />
      )}
    </div>
  );
}
