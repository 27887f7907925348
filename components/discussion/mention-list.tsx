import Link from "next/link";
import { Moment } from "@/components/ui/moment";
import type { Mention } from "@/lib/db/comments";

/** Where the reader was named, in threads that are not settled. */
export function MentionList({ slug, mentions }: { readonly slug: string; readonly mentions: readonly Mention[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {mentions.map(({ id, by, at, text, trace }) => (
        <li key={id} className="px-3 py-2.5">
          <p className="text-ink-soft text-xs">
            {by?.name ?? "Somebody who left"}, <Moment at={new Date(at)} />, on{" "}
            <Link href={`/p/${slug}/traces/${trace.id}`} prefetch={false} className="underline underline-offset-2">
              {trace.title}
            </Link>
          </p>
          <p className="mt-0.5 line-clamp-3 [overflow-wrap:anywhere]">{text}</p>
        </li>
      ))}
    </ul>
  );
}
