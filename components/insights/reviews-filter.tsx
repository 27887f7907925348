"use client";
import { CheckList } from "@/components/insights/check-list";
import { WhoseFilter } from "@/components/insights/whose-filter";
import { consensusNames } from "@/lib/insights/consensus-names";
import type { Source } from "@/lib/insights/query-schema";
import { type ConsensusRule, consensusRules } from "@/lib/reviews/consensus";
import type { Annotator } from "@/lib/reviews/review-schema";

const kindWords: Readonly<Record<Annotator["kind"], string>> = {
  person: "",
  judge: " (judge)",
  imported: " (imported)",
};

/** Whose reviews count, and how several reviews of a trace become one. */
export function ReviewsFilter({
  summary,
  set,
  counted,
  annotators,
  named,
  consensus,
}: {
  /** What is chosen, in a few words. */
  readonly summary: string;
  /** Whether it is other than what a page opens with. */
  readonly set: boolean;
  readonly counted: readonly Source[];
  readonly annotators: readonly Annotator[];
  readonly named: readonly string[];
  readonly consensus: ConsensusRule;
}) {
  return (
    <WhoseFilter
      button={`Reviews: ${summary}`}
      title="Whose reviews are counted"
      set={set}
      kinds="Reviews of"
      chosen={counted}
    >
      {annotators.length > 0 && (
        <CheckList
          legend="Only these annotators"
          hint="Ticked, they alone are counted, whoever they are."
          name="annotators"
          options={annotators.map(({ id, name, kind }) => ({ value: id, name: `${name}${kindWords[kind]}` }))}
          chosen={named}
        />
      )}
      <CheckList
        legend="Where several reviewed a trace"
        name="consensus"
        one
        options={consensusRules.map((value) => ({ value, name: consensusNames[value].long }))}
        chosen={[consensus]}
      />
    </WhoseFilter>
  );
}
