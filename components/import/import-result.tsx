"use client";
import Link from "next/link";
import { useState } from "react";
import { FoundCounts } from "@/components/import/found-counts";
import { ProblemList } from "@/components/import/problem-list";
import { buttonClass } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/lib/core/form";
import type { ImportSummary } from "@/lib/traces/import-summary";

const shown = 10;

/** What an import did, the way to its traces, and the way back. */
export function ImportResult({
  slug,
  filename,
  summary,
  undo,
}: {
  readonly slug: string;
  readonly filename: string;
  readonly summary: ImportSummary;
  readonly undo: FormAction<number>;
}) {
  const [undone, setUndone] = useState(false);
  if (undone) return <p className="text-ink-soft">Undone: what this file brought is deleted again.</p>;
  const { id, created, reviews, traces } = summary;
  const fresh = traces.filter(({ duplicate }) => !duplicate);
  const act: FormAction<number> = async (state, form) => {
    const next = await undo(state, form);
    if (next.status === "done") setUndone(true);
    return next;
  };
  return (
    <>
      <FoundCounts summary={summary} />
      <ProblemList summary={summary} />
      {fresh.length > 0 && (
        <ul aria-label="Imported traces" className="columns-1 gap-8 sm:columns-2">
          {fresh.slice(0, shown).map(({ id: traceId, title }) => (
            <li key={traceId} className="truncate py-0.5">
              <Link href={`/p/${slug}/traces/${traceId}`} className="underline" title={title}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {created > 0 && id !== null && (
          <Link href={`/p/${slug}/traces?import=${id}`} className={buttonClass("primary")}>
            See the traces
          </Link>
        )}
        {reviews > 0 && (
          <Link href={`/p/${slug}/insights?sources=imported`} className={buttonClass()}>
            See what its labels say
          </Link>
        )}
        {id !== null && created + reviews > 0 && (
          <ConfirmButton
            label="Undo"
            accessibleName={`Undo the import of ${filename}`}
            title={`Undo the import of “${filename}”?`}
            confirm="Delete what it brought"
            action={act}
            done="The import is undone."
            thenFocus="main"
            size="medium"
          >
            <input type="hidden" name="import" value={id} />
            The traces and reviews that it brought are deleted, with all that was labelled on them since. Importing the
            file again brings them back.
          </ConfirmButton>
        )}
      </div>
    </>
  );
}
