"use client";
import { Popover } from "@base-ui/react/popover";
import { ChevronDown } from "lucide-react";
import type { FormEvent } from "react";
import { CheckList } from "@/components/insights/check-list";
import { useAddress } from "@/components/trace-list/use-address";
import { classNames } from "@/components/ui/class-names";
import { type Source, sources } from "@/lib/reviews/sources";

const sourceTitles: Readonly<Record<Source, string>> = {
  people: "People",
  judges: "LLM judges",
  imported: "Imported labels",
};

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
  const address = useAddress();
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const values = new FormData(event.currentTarget).getAll(box.name).map(String);
    // Nobody at all cannot be compared: the last kind stays ticked.
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
        <span className="truncate">Compared: {summary}</span>
        <ChevronDown aria-hidden="true" size={14} className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" collisionPadding={8} className="z-40">
          <Popover.Popup className="max-h-[min(32rem,var(--available-height))] w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-surface p-2.5 shadow-sm">
            <Popover.Title className="sr-only">Who is compared</Popover.Title>
            <form onChange={choose} aria-busy={address.pending}>
              <CheckList
                legend="All of"
                name="sources"
                options={sources.map((value) => ({ value, name: sourceTitles[value] }))}
                chosen={compared}
              />
              <CheckList
                legend="Or only these"
                hint="Ticked, they alone are compared, whoever they are."
                name="annotators"
                options={annotators.map(({ id, name }) => ({ value: id, name }))}
                chosen={named}
              />
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
