import { browserName } from "@/components/account/browser-name";
import { ActionForm } from "@/components/ui/action-form";
import { Moment } from "@/components/ui/moment";
import type { FormAction } from "@/lib/core/form";
import type { SessionRow } from "@/lib/db/sessions";

/** Where the account is open, each but this one with a way to end it. */
export function SessionList({
  sessions,
  currentId,
  signOut,
  signOutElsewhere,
}: {
  readonly sessions: readonly SessionRow[];
  readonly currentId: string;
  readonly signOut: FormAction;
  readonly signOutElsewhere: FormAction;
}) {
  const ordered = sessions.toSorted((a, b) => Number(b.id === currentId) - Number(a.id === currentId));
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {ordered.map((session) => (
          <li key={session.id} className="flex min-h-12 items-center justify-between gap-4 px-3 py-2">
            <div className="min-w-0">
              <p className="truncate">{browserName(session.userAgent)}</p>
              <p className="text-ink-faint text-xs">
                Signed in <Moment at={session.createdAt} />
              </p>
            </div>
            {session.id === currentId ? (
              <span className="text-good">This browser</span>
            ) : (
              <ActionForm action={signOut} submit="Sign out" look="quiet">
                <input type="hidden" name="session" value={session.id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <ActionForm action={signOutElsewhere} submit="Sign out everywhere else" look="quiet" />}
    </div>
  );
}
