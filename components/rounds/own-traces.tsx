import Link from "next/link";
import type { OwnTraceRow } from "@/lib/db/round-tables";

/** The traces of a round that one has read, holds or has passed over; a skipped one can be read after all. */
export function OwnTraces({ slug, traces }: { readonly slug: string; readonly traces: readonly OwnTraceRow[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {traces.map(({ id, title, state }) => (
        <li key={id} className="flex min-h-10 items-center justify-between gap-4 px-3 py-2">
          <Link href={`/p/${slug}/traces/${id}`} className="min-w-0 truncate hover:underline">
            {title}
          </Link>
          <span className={state === "submitted" ? "text-good" : "text-ink-soft"}>{state}</span>
        </li>
      ))}
    </ul>
  );
}
