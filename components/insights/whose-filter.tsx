"use client";
import { Popover } from "@base-ui/react/popover";
import { ChevronDown } from "lucide-react";
import type { FormEvent, ReactNode } from "react";
import { CheckList } from "@/components/insights/check-list";
import { useAddress } from "@/components/trace-list/use-address";
import { classNames } from "@/components/ui/class-names";
import { filterChip } from "@/components/ui/filter-chip";
import { type Source, sources } from "@/lib/reviews/sources";

const sourceTitles: Readonly<Record<Source, string>> = {
  people: "People",
  judges: "LLM judges",
  imported: "Imported labels",
};

/** Whose reviews a page is about: all of some kinds, or whoever is ticked by name. */
export function WhoseFilter({
  button,
  title,
  set,
  kinds,
  chosen,
  children,
}: {
  /** What is chosen, in a few words. */
  readonly button: string;
  /** What one chooses. */
  readonly title: string;
  /** Whether it is other than what the page opens with. */
  readonly set: boolean;
  readonly kinds: string;
  readonly chosen: readonly Source[];
  /** What is chosen besides; its boxes are in the address by their names. */
  readonly children: ReactNode;
}) {
  const address = useAddress();
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const values = new FormData(event.currentTarget).getAll(box.name).map(String);
    // Nobody's reviews would be an empty page: the last kind stays ticked.
    if (box.name === "sources" && values.length === 0) box.checked = true;
    else address.set(box.name, values.length === 0 ? [] : [values.join(",")]);
  };
  return (
    <Popover.Root>
      <Popover.Trigger className={classNames(filterChip(set), "max-w-full")}>
        <span className="truncate">{button}</span>
        <ChevronDown aria-hidden="true" size={14} className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" collisionPadding={8} className="z-40">
          <Popover.Popup className="max-h-[min(32rem,var(--available-height))] w-76 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-surface p-2.5 shadow-sm">
            <Popover.Title className="sr-only">{title}</Popover.Title>
            <form onChange={choose} aria-busy={address.pending}>
              <CheckList
                legend={kinds}
                name="sources"
                options={sources.map((value) => ({ value, name: sourceTitles[value] }))}
                chosen={chosen}
              />
              {children}
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
