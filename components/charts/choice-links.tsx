import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

export interface Choice {
  readonly name: string;
  readonly href: string;
  readonly chosen: boolean;
}

/** A few ways to see the same thing, each an address of its own. */
export function ChoiceLinks({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex max-w-full flex-wrap overflow-hidden rounded-md border border-line-strong/60 print:hidden"
    >
      {choices.map(({ name, href, chosen }) => (
        <Link
          key={name}
          href={href}
          scroll={false}
          aria-current={chosen ? "true" : undefined}
          className={classNames(
            "flex h-8 items-center whitespace-nowrap px-2.5 focus-visible:-outline-offset-2",
            chosen ? "bg-ink text-paper" : "bg-surface text-ink-soft hover:bg-sunken hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
