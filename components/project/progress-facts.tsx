import Link from "next/link";
import { classNames } from "@/components/ui/class-names";

interface Fact {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** What there is in a project, each number leading to its traces. */
export function ProgressFacts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul
      className={classNames(
        "grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:flex",
        facts.length % 2 === 0 ? "grid-cols-2" : "grid-cols-3",
      )}
    >
      {facts.map(({ name, count, href }) => (
        <li key={name} className="relative flex-1 bg-surface px-3 py-3 hover:bg-sunken sm:px-4">
          <Link href={href} className="flex flex-col after:absolute after:inset-0">
            <span className="font-semibold text-2xl leading-8">{count.toLocaleString("en")}</span>
            <span className="text-ink-soft">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
