import Link from "next/link";
import { Moment } from "@/components/ui/moment";
import type { GuidelineVersion } from "@/lib/reviews/guideline-schema";

/** Every published version, the latest first; each leads to its text, and to what it changed. */
export function VersionList({
  versions,
  shown,
  base,
}: {
  readonly versions: readonly GuidelineVersion[];
  readonly shown: number;
  /** The page's address. */
  readonly base: string;
}) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {versions.map(({ version, summary, author, publishedAt }) => (
        <li key={version} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
          <Link
            href={`${base}?version=${version}`}
            aria-current={version === shown ? "true" : undefined}
            className="font-medium underline-offset-2 hover:underline aria-[current]:underline"
          >
            Version {version}
          </Link>
          <span className="min-w-0 grow [overflow-wrap:anywhere]">
            {summary || <span className="text-ink-soft">No summary</span>}
          </span>
          <span className="text-ink-soft text-xs">
            {author ?? "Somebody whose account is gone"}, <Moment at={publishedAt} />
          </span>
          {version > 1 && (
            <Link href={`${base}?changes=${version}`} className="text-xs underline underline-offset-2">
              What changed
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
