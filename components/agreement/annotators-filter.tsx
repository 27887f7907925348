"use client";
import { CheckList } from "@/components/insights/check-list";
import { WhoseFilter } from "@/components/insights/whose-filter";
import type { Source } from "@/lib/reviews/sources";

/** Who is compared: all of some kinds, or whoever is ticked by name. */
export function AnnotatorsFilter({
  summary,
  set,
  compared,
  annotators,
  named,
}: {
  readonly summary: string;
  /** Whether it is other than what the page opens with. */
  readonly set: boolean;
  readonly compared: readonly Source[];
  readonly annotators: readonly { readonly id: string; readonly name: string }[];
  readonly named: readonly string[];
}) {
  return (
    <WhoseFilter button={`Compared: ${summary}`} title="Who is compared" set={set} kinds="All of" chosen={compared}>
      <CheckList
        legend="Or only these"
        hint="Ticked, they alone are compared, whoever they are."
        name="annotators"
        options={annotators.map(({ id, name }) => ({ value: id, name }))}
        chosen={named}
      />
    </WhoseFilter>
  );
}
