import Link from "next/link";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { countOf } from "@/components/ui/count-of";
import { Moment } from "@/components/ui/moment";
import type { FormAction } from "@/lib/core/form";
import type { ImportRow } from "@/lib/db/imports";

/** An import and what an undo of it would delete. */
export interface UndoableImport extends ImportRow {
  readonly losesLabels: number;
}

/** What came in, the newest first, each with a way to take it back. */
export function ImportList({
  slug,
  imports,
  blind,
  undo,
}: {
  readonly slug: string;
  readonly imports: readonly UndoableImport[];
  /** Whether the reviews that files brought are not to be spoken of. */
  readonly blind: boolean;
  /** Absent for whoever may not import. */
  readonly undo: FormAction<number> | null;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {imports.map((row) => (
        <li key={row.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate font-medium" title={row.filename}>
              {row.standing > 0 ? (
                <Link href={`/p/${slug}/traces?import=${row.id}`}>{row.filename}</Link>
              ) : (
                row.filename
              )}
            </p>
            <p className="truncate text-ink-faint text-xs">
              {row.by} · <Moment at={row.createdAt} />
              {row.status === "running" && " · running"}
              {row.status === "failed" && " · broke off"}
            </p>
          </div>
          <span className="text-ink-soft">{row.status === "undone" ? "undone" : resultOf(row, blind)}</span>
          {undo && row.status !== "undone" && row.status !== "running" && <Undo row={row} action={undo} />}
        </li>
      ))}
    </ul>
  );
}

function resultOf({ created, duplicates, rejected, reviews }: ImportRow, blind: boolean): string {
  return [
    countOf(created, "trace"),
    duplicates > 0 && `${duplicates.toLocaleString("en")} already there`,
    !blind && reviews > 0 && countOf(reviews, "review"),
    rejected > 0 && `${rejected.toLocaleString("en")} refused`,
  ]
    .filter(Boolean)
    .join(", ");
}

function Undo({ row, action }: { readonly row: UndoableImport; readonly action: FormAction<number> }) {
  return (
    <ConfirmButton
      label="Undo"
      accessibleName={`Undo the import of ${row.filename}`}
      title={`Undo the import of “${row.filename}”?`}
      confirm="Delete what it brought"
      action={action}
      done="The import is undone."
      thenFocus="imports"
    >
      <input type="hidden" name="import" value={row.id} />
      <p>
        {countOf(row.standing, "trace")} and the reviews that the file brought are deleted. Importing the file again
        brings them back.
      </p>
      {row.losesLabels > 0 && (
        <p className="mt-2 font-medium text-bad">
          People have set {countOf(row.losesLabels, "label")} on these traces. They are deleted too, for good.
        </p>
      )}
    </ConfirmButton>
  );
}
