import Link from "next/link";
import type { RoundProgress } from "@/lib/rounds/round-schema";

/** What was passed over and why. */
export function SkipList({ slug, skips }: { readonly slug: string; readonly skips: RoundProgress["skips"] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {skips.map(({ trace, title, name, reason }) => (
        <li key={`${trace} ${name}`} className="px-3 py-2">
          <Link href={`/p/${slug}/traces/${trace}`} className="block truncate hover:underline">
            {title}
          </Link>
          <p className="text-ink-soft [overflow-wrap:anywhere]">
            {name}: {reason}
          </p>
        </li>
      ))}
    </ul>
  );
}
