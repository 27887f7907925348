import type { Metadata } from "next";
import Link from "next/link";
import * as actions from "@/app/p/[project]/settings/actions";
import { ApiKeyForm } from "@/components/settings/api-key-form";
import { ApiKeyList } from "@/components/settings/api-key-list";
import { Deletion } from "@/components/settings/deletion";
import { GeneralFacts, GeneralForm } from "@/components/settings/general-form";
import { InvitationForm } from "@/components/settings/invitation-form";
import { InvitationList } from "@/components/settings/invitation-list";
import { Leaving } from "@/components/settings/leaving";
import { MemberList } from "@/components/settings/member-list";
import { RoleTable } from "@/components/settings/role-table";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { may, roleNames, roleTable } from "@/lib/access/roles";
import { pageProject, pageScope, requireUser } from "@/lib/auth/page";
import { env } from "@/lib/core/env";
import { listApiKeys } from "@/lib/db/api-keys";
import { listInvitations } from "@/lib/db/links";
import { listMembers } from "@/lib/db/members";
import { countContents } from "@/lib/db/projects";

export const metadata: Metadata = { title: "Settings" };

/** The settings of a project: owners change them, everybody else reads what concerns them and is told why. */
export default async function SettingsPage({ params }: { readonly params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const [user, project, members, keys] = await Promise.all([
    requireUser(),
    pageProject(slug),
    listMembers(scope),
    listApiKeys(scope),
  ]);
  const owner = may(scope.role, "own") ? await pageScope(slug, "own") : null;
  const onlyOwners = `You are ${roleNames[scope.role]} here; only owners change this.`;
  return (
    <PageFrame title="Settings" width="narrow">
      <Section title="General" lead={owner ? undefined : onlyOwners}>
        {owner ? (
          <GeneralForm project={project} save={actions.saveGeneral.bind(null, slug)} />
        ) : (
          <GeneralFacts project={project} />
        )}
      </Section>
      <Section id="members" title="Members" lead={owner ? undefined : onlyOwners}>
        <MemberList
          members={members}
          role={scope.role}
          userId={user.id}
          changeRole={actions.changeRole.bind(null, slug)}
          remove={actions.removeMember.bind(null, slug)}
        />
        {owner && (
          <>
            <h3 className="mt-6 font-medium">Invite</h3>
            <p className="mt-1 mb-4 text-ink-soft">
              Topmast sends no mail: make a link and hand it on. It works once, within seven days.
            </p>
            <InvitationList invitations={await listInvitations(owner)} withdraw={actions.withdraw.bind(null, slug)} />
            <InvitationForm invite={actions.invite.bind(null, slug)} />
          </>
        )}
      </Section>
      <Section title="Roles">
        <RoleTable />
      </Section>
      <Section
        id="api-keys"
        title="API keys"
        lead="A key acts as you in this project, as far as your role goes and it may. Owners see and revoke everybody's."
      >
        <ApiKeyList keys={keys} revoke={actions.revokeKey.bind(null, slug)} />
        <ApiKeyForm
          make={actions.makeKey.bind(null, slug)}
          scopes={roleTable[scope.role]}
          importAddress={new URL(`/api/v1/projects/${slug}/imports`, env().TOPMAST_URL).href}
        />
      </Section>
      {user.siteOwner && (
        <Section
          title="Accounts"
          lead="You own this installation: you can make reset links for whoever forgot a password."
        >
          <Link href="/accounts" className="underline">
            Accounts of this installation
          </Link>
        </Section>
      )}
      <Section
        title="History"
        lead={
          owner
            ? "Every change of labels, reviews, members, settings and more: who made it, when, as before and after."
            : "What you changed in this project. A label that you withdrew can stand again."
        }
      >
        <Link href={`/p/${slug}/history`} className="underline">
          Open the history
        </Link>
      </Section>
      <Section title="Leave or delete">
        <div className="flex flex-wrap gap-3">
          <Leaving project={project} lastOwner={lastOwner(members, user.id)} action={actions.leave.bind(null, slug)} />
          {owner && (
            <Deletion
              project={project}
              contents={await countContents(owner)}
              action={actions.removeProject.bind(null, slug)}
            />
          )}
        </div>
      </Section>
    </PageFrame>
  );
}

function lastOwner(members: Awaited<ReturnType<typeof listMembers>>, userId: string): boolean {
  const owners = members.filter(({ role }) => role === "owner");
  return owners.length === 1 && owners[0]?.userId === userId;
}
