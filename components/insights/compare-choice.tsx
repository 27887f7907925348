"use client";
import { useAddress } from "@/components/trace-list/use-address";
import { ManyFilter } from "@/components/ui/filter-menu";

/** Which groups stand side by side: the first that is ticked is what the others are compared with. */
export function CompareChoice({
  groups,
  chosen,
}: {
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  readonly chosen: readonly string[];
}) {
  const address = useAddress();
  const nameOf = (key: string) => groups.find((group) => group.key === key)?.name ?? key;
  const keyOf = (name: string) => groups.find((group) => group.name === name)?.key ?? name;
  return (
    <ManyFilter
      name="Groups"
      options={groups.map(({ name }) => name)}
      chosen={chosen.map(nameOf)}
      onChange={(names) => address.set("group", names.map(keyOf))}
    />
  );
}
