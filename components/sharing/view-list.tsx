import Link from "next/link";
import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/lib/core/form";
import type { SavedView } from "@/lib/db/saved-views";

/** The named views: one's own, and those that others share. */
export function ViewList({
  slug,
  views,
  remove,
}: {
  readonly slug: string;
  readonly views: readonly SavedView[];
  readonly remove: FormAction;
}) {
  if (views.length === 0) return <p className="mb-4 text-ink-soft">No view has a name yet.</p>;
  return (
    <ul aria-label="Saved views" className="mb-4 divide-y divide-line rounded-lg border border-line bg-surface">
      {views.map(({ id, name, query, shared, by, mine }) => (
        <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <Link
            href={`/p/${slug}/insights${query === "" ? "" : `?${query}`}`}
            className="min-w-0 flex-1 font-medium underline underline-offset-2 [overflow-wrap:anywhere]"
          >
            {name}
          </Link>
          <span className="text-ink-faint text-xs">{mine ? (shared ? "shared with members" : "only you") : by}</span>
          {mine && (
            <ConfirmButton
              label="Delete"
              accessibleName={`Delete the view ${name}`}
              title="Delete this view?"
              confirm="Delete"
              action={remove}
              done="The view is deleted."
              thenFocus="views"
            >
              <input type="hidden" name="view" value={id} />
              {shared ? "Others will not find it any more either." : "The figures stay where they are."}
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
