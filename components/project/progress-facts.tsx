import Link from "next/link";

interface Fact {
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

/** What there is in a project, each number leading to its traces. */
export function ProgressFacts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:flex">
      {facts.map(({ name, count, href }) => (
        <li key={name} className="relative flex-1 bg-surface px-4 py-3 hover:bg-sunken">
          <Link href={href} className="flex flex-col after:absolute after:inset-0">
            <span className="font-semibold text-2xl leading-8">{count.toLocaleString("en")}</span>
            <span className="text-ink-soft">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
