import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { countOf } from "@/components/ui/count-of";
import type { ProjectRow } from "@/lib/db/projects";

export function ProjectList({ projects }: { readonly projects: readonly ProjectRow[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {projects.map(({ id, slug, name, description, role, sample, traces, reviewed }) => (
        <li key={id} className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 hover:bg-sunken">
          <div className="min-w-0 flex-1 basis-60">
            <Link href={`/p/${slug}`} className="block truncate font-medium after:absolute after:inset-0" title={name}>
              {name}
            </Link>
            {description && <p className="truncate text-ink-soft">{description}</p>}
          </div>
          {sample && <Chip>sample</Chip>}
          <span className="w-20 text-ink-soft">{role}</span>
          <span className="text-ink-soft sm:w-28 sm:text-right">{countOf(traces, "trace")}</span>
          <span className="text-ink-soft sm:w-40 sm:text-right">{reviewed.toLocaleString("en")} reviewed by you</span>
        </li>
      ))}
    </ul>
  );
}
