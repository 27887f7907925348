import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import type { FormAction } from "@/lib/core/form";
import type { SharedLinkRow } from "@/lib/db/shared-links";

/** Links to figures that still work. */
export function LinkList({ links, revoke }: { readonly links: readonly SharedLinkRow[]; readonly revoke: FormAction }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label="Links that work" className="mb-4 divide-y divide-line rounded-lg border border-line bg-surface">
      {links.map(({ id, name, by, expiresAt, openedAt, mine }) => (
        <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
          <span className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">{name}</span>
          <span className="text-ink-faint text-xs">
            by {by}, until <Moment at={expiresAt} />,{" "}
            {openedAt ? (
              <>
                last opened <Moment at={openedAt} />
              </>
            ) : (
              "never opened"
            )}
          </span>
          {mine && (
            <ConfirmButton
              label="Revoke"
              accessibleName={`Revoke the link ${name}`}
              title="Revoke this link?"
              confirm="Revoke"
              action={revoke}
              done="The link no longer works."
              thenFocus="links"
            >
              <input type="hidden" name="link" value={id} />
              Whoever has it sees the figures no longer, from now on.
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
