import Link from "next/link";
import type { ReactNode } from "react";
import { changedFields, changeTitle, type FieldChange, type Names } from "@/components/history/change-words";
import { Moment } from "@/components/ui/moment";
import type { Change } from "@/lib/access/history-schema";

/** The changes of a project, the latest first, each with what it changed. */
export function ChangeList({
  changes,
  project,
  names,
  restore,
}: {
  readonly changes: readonly Change[];
  readonly project: string;
  readonly names: Names;
  /** The means to let a withdrawn label stand again, where there is one. */
  readonly restore: (change: Change) => ReactNode;
}) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {changes.map((change) => (
        <li key={change.id} className="px-4 py-3">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 className="font-medium">{changeTitle(change)}</h2>
            {change.subjectName && <span>{change.subjectName}</span>}
            <TraceLink change={change} project={project} />
            <span className="ml-auto text-ink-soft text-xs">
              {change.by?.name ?? "Topmast itself"}, <Moment at={new Date(change.at)} />
            </span>
          </div>
          <Fields fields={changedFields(change, names)} />
          {restore(change)}
        </li>
      ))}
    </ol>
  );
}

function TraceLink({ change: { trace }, project }: { readonly change: Change; readonly project: string }) {
  if (!trace) return null;
  if (trace.title === null) return <span className="text-ink-soft">of a deleted trace</span>;
  return (
    <Link
      href={`/p/${project}/traces/${trace.id}`}
      prefetch={false}
      className="min-w-0 text-ink-soft underline underline-offset-2 [overflow-wrap:anywhere]"
    >
      {trace.title}
    </Link>
  );
}

function Fields({ fields }: { readonly fields: readonly FieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1 grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
      {fields.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-ink-soft">{field}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {before !== null && <del className="text-ink-soft">{clipped(before)}</del>}
            {before !== null && after !== null && <span aria-hidden="true"> → </span>}
            {after !== null && <ins className="no-underline">{clipped(after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Long quotes are whole in the export; here their beginning tells which. */
function clipped(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
