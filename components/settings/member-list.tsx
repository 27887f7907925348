import { RoleChoice } from "@/components/settings/role-choice";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Moment } from "@/components/ui/moment";
import type { Role } from "@/lib/access/roles";
import type { FormAction } from "@/lib/core/form";
import type { MemberRow } from "@/lib/db/members";

/** The members of a project; owners change roles and take members out, everybody else sees who is there. */
export function MemberList({
  members,
  role,
  userId,
  changeRole,
  remove,
}: {
  readonly members: readonly MemberRow[];
  readonly role: Role;
  readonly userId: string;
  readonly changeRole: FormAction;
  readonly remove: FormAction;
}) {
  const owner = role === "owner";
  const owners = members.filter((member) => member.role === "owner").length;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {members.map((member) => {
        const lastOwner = member.role === "owner" && owners === 1;
        return (
          <li key={member.userId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
            <div className="min-w-0 flex-1 basis-48">
              <p className="truncate font-medium" title={member.name}>
                {member.name}
                {member.userId === userId && <span className="font-normal text-ink-faint"> (you)</span>}
              </p>
              <p className="truncate text-ink-faint text-xs">
                {owner && `${member.email} · `}joined <Moment at={member.joinedAt} />
              </p>
            </div>
            {owner && !lastOwner ? (
              <div className="flex items-center gap-2">
                <RoleChoice member={member} action={changeRole} />
                <ConfirmButton
                  label="Remove"
                  accessibleName={`Remove ${member.name}`}
                  title={`Remove ${member.name}?`}
                  confirm="Remove"
                  action={remove}
                  done={`${member.name} is no longer a member.`}
                  thenFocus="members"
                >
                  <input type="hidden" name="member" value={member.userId} />
                  What they labelled stays. Their API keys for this project stop working.
                </ConfirmButton>
              </div>
            ) : (
              <span className="text-ink-soft">
                {member.role}
                {owner && lastOwner && ", the only one"}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
