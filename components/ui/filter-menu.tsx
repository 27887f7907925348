"use client";
import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { filterChip } from "@/components/ui/filter-chip";

const item =
  "flex w-full cursor-default items-center gap-2 rounded px-2 py-1.5 text-left data-[highlighted]:bg-sunken [overflow-wrap:anywhere]";

export interface FilterOption {
  readonly value: string;
  readonly name: ReactNode;
}

function FilterPopup({
  trigger,
  set,
  children,
}: {
  readonly trigger: string;
  /** Whether it narrows the list at present. */
  readonly set: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Menu.Root>
      <Menu.Trigger className={classNames(filterChip(set), "max-w-64 shrink-0")}>
        <span className="truncate">{trigger}</span>
        <ChevronDown aria-hidden="true" size={14} className="shrink-0" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-40">
          <Menu.Popup className="max-h-[min(24rem,var(--available-height))] min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-sm">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** The box in front of an item, ticked or not. */
function Tick({ shape }: { readonly shape: "rounded" | "rounded-full" }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid size-4 shrink-0 place-items-center border border-line-strong text-[11px] leading-none",
        "in-data-[checked]:border-ink in-data-[checked]:bg-ink in-data-[checked]:text-paper in-data-[unchecked]:text-transparent",
        shape,
      )}
    >
      ✓
    </span>
  );
}

/** A filter by any of several values: a chip that names its state, and a menu of boxes. */
export function ManyFilter({
  name,
  options,
  chosen,
  onChange,
}: {
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const state = chosen.length === 0 ? "all" : chosen.length === 1 ? chosen[0] : `${chosen.length} of ${options.length}`;
  return (
    <FilterPopup trigger={`${name}: ${state}`} set={chosen.length > 0}>
      {options.length === 0 && <p className="px-2 py-1.5 text-ink-faint">No trace says its {name.toLowerCase()}.</p>}
      {chosen.length > 0 && (
        <Menu.Item className={item} closeOnClick={false} onClick={() => onChange([])}>
          All
        </Menu.Item>
      )}
      {options.map((option) => (
        <Menu.CheckboxItem
          key={option}
          className={item}
          checked={chosen.includes(option)}
          onCheckedChange={(checked) =>
            onChange(checked ? [...chosen, option] : chosen.filter((other) => other !== option))
          }
        >
          <Tick shape="rounded" />
          {option}
        </Menu.CheckboxItem>
      ))}
    </FilterPopup>
  );
}

/** A filter by one value or none. */
export function OneFilter({
  name,
  options,
  chosen,
  chosenName,
  onChange,
}: {
  readonly name: string;
  readonly options: readonly FilterOption[];
  readonly chosen: string | null;
  /** The chosen value as the chip says it. */
  readonly chosenName: string | null;
  readonly onChange: (chosen: string | null) => void;
}) {
  return (
    <FilterPopup trigger={`${name}: ${chosenName ?? "all"}`} set={chosen !== null}>
      <Menu.RadioGroup value={chosen ?? ""} onValueChange={(value: string) => onChange(value === "" ? null : value)}>
        {[{ value: "", name: "All" }, ...options].map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className={item} closeOnClick>
            <Tick shape="rounded-full" />
            {option.name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </FilterPopup>
  );
}
