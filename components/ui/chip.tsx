import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const looks = {
  plain: "border-line text-ink-soft",
  bad: "border-c1/50 text-c1-ink",
  good: "border-good/50 text-good",
} as const;

/** A small fact about a thing: its system, model, state. */
export function Chip({
  look = "plain",
  children,
}: {
  readonly look?: keyof typeof looks;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={classNames("inline-flex h-6 max-w-56 items-center rounded-full border px-2.5 text-xs", looks[look])}
    >
      <span className="truncate">{children}</span>
    </span>
  );
}
