"use client";
import { Popover } from "@base-ui/react/popover";
import { ChevronDown } from "lucide-react";
import type { FormEvent } from "react";
import { CheckList } from "@/components/insights/check-list";
import { useAddress } from "@/components/trace-list/use-address";
import { classNames } from "@/components/ui/class-names";
import { consensusNames } from "@/lib/insights/consensus-names";
import { type Source, sources } from "@/lib/insights/query-schema";
import { type ConsensusRule, consensusRules } from "@/lib/reviews/consensus";
import type { Annotator } from "@/lib/reviews/review-schema";

const sourceTitles: Readonly<Record<Source, string>> = {
  people: "People",
  judges: "LLM judges",
  imported: "Imported labels",
};
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
  const address = useAddress();
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const values = new FormData(event.currentTarget).getAll(box.name).map(String);
    // Nobody's reviews would be an empty page: the last source stays ticked.
    if (box.name === "sources" && values.length === 0) box.checked = true;
    else address.set(box.name, values.length === 0 ? [] : [values.join(",")]);
  };
  return (
    <Popover.Root>
      <Popover.Trigger
        className={classNames(
          "inline-flex h-8 max-w-full items-center gap-1 rounded-full border bg-surface px-3 hover:bg-sunken",
          set ? "border-ink font-medium" : "border-line text-ink-soft",
        )}
      >
        <span className="truncate">Reviews: {summary}</span>
        <ChevronDown aria-hidden="true" size={14} className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" collisionPadding={8} className="z-40">
          <Popover.Popup className="max-h-[min(32rem,var(--available-height))] w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-surface p-2.5 shadow-sm">
            <Popover.Title className="sr-only">Whose reviews are counted</Popover.Title>
            <form onChange={choose} aria-busy={address.pending}>
              <CheckList
                legend="Reviews of"
                name="sources"
                options={sources.map((value) => ({ value, name: sourceTitles[value] }))}
                chosen={counted}
              />
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
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
