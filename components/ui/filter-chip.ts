import { classNames } from "@/components/ui/class-names";

/** How the button of a filter looks; it stands out while the filter is other than what the page opens with. */
export function filterChip(set: boolean): string {
  return classNames(
    "inline-flex h-8 items-center gap-1 rounded-full border bg-surface px-3 hover:bg-sunken",
    set ? "border-ink font-medium" : "border-line text-ink-soft",
  );
}
