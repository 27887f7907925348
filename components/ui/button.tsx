import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

const looks = {
  /** The one thing to do on a screen. */
  primary: "bg-ink text-paper border-ink hover:bg-ink-soft hover:border-ink-soft",
  quiet: "bg-surface text-ink border-line hover:bg-sunken",
  bare: "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-surface text-bad border-line hover:bg-bad-tint",
} as const;

const sizes = { medium: "h-8 px-3", small: "h-6 px-2 text-xs" } as const;

export type ButtonLook = keyof typeof looks;

/** The look of a button, for links that act like one. */
export function buttonClass(look: ButtonLook = "quiet", size: keyof typeof sizes = "medium"): string {
  return classNames(
    "inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-100",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    looks[look],
    sizes[size],
  );
}

export function Button({
  look = "quiet",
  size = "medium",
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & { readonly look?: ButtonLook; readonly size?: keyof typeof sizes }) {
  return <button {...props} type={type} className={classNames(buttonClass(look, size), className)} />;
}
