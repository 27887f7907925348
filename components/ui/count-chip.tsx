import { classNames } from "@/components/ui/class-names";

const number = new Intl.NumberFormat("en-GB");

/** One of several things to choose, with how many there are of it. */
export function CountChip({
  name,
  count,
  chosen,
  onPress,
}: {
  readonly name: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onPress}
      className={classNames(
        "inline-flex h-6 max-w-48 items-center gap-1.5 rounded-full border px-2 text-xs",
        chosen ? "border-ink bg-ink text-paper" : "border-line text-ink-soft hover:bg-sunken",
      )}
    >
      <bdi className="truncate">{name}</bdi>
      <span className={classNames("tabular-nums", !chosen && "text-ink-faint")}>{number.format(count)}</span>
    </button>
  );
}
