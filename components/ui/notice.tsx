import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const looks = {
  info: "border-line bg-sunken",
  bad: "border-bad/40 bg-bad-tint",
  good: "border-good/40 bg-surface",
} as const;

/** A short message in the flow of the page; errors are read out at once. */
export function Notice({
  look = "info",
  children,
}: {
  readonly look?: keyof typeof looks;
  readonly children: ReactNode;
}) {
  return (
    <div role={look === "bad" ? "alert" : "status"} className={classNames("rounded-md border px-3 py-2", looks[look])}>
      {children}
    </div>
  );
}
