import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import type { FormAction } from "@/lib/core/form";
import type { InvitationRow } from "@/lib/db/links";

/** Links that nobody has used yet. */
export function InvitationList({
  invitations,
  withdraw,
}: {
  readonly invitations: readonly InvitationRow[];
  readonly withdraw: FormAction;
}) {
  if (invitations.length === 0) return null;
  return (
    <ul aria-label="Open invitations" className="mb-4 divide-y divide-line rounded-lg border border-line bg-surface">
      {invitations.map(({ id, role, note, expiresAt }) => (
        <li key={id} className="flex min-h-11 items-center gap-4 px-3 py-2">
          <span className="min-w-0 flex-1 truncate" title={note}>
            {note || "No name given"}
          </span>
          <span className="text-ink-soft">{role}</span>
          <span className="text-ink-faint text-xs">
            expires <Moment at={expiresAt} />
          </span>
          <ConfirmButton
            label="Withdraw"
            accessibleName={`Withdraw the invitation ${note ? `for ${note}` : ""}`}
            title="Withdraw this invitation?"
            confirm="Withdraw"
            action={withdraw}
            done="The link no longer works."
            thenFocus="members"
          >
            <input type="hidden" name="invitation" value={id} />
            Its link stops working at once.
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}
