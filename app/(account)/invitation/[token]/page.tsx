import type { Metadata } from "next";
import Link from "next/link";
import { createMember, join } from "@/app/(account)/invitation/[token]/actions";
import { AccountHeading } from "@/components/account/account-heading";
import { LinkGone } from "@/components/account/link-gone";
import { NewAccountForm } from "@/components/account/new-account-form";
import { ActionForm } from "@/components/ui/action-form";
import { roleMeanings, roleNames } from "@/lib/access/roles";
import { pageUser } from "@/lib/auth/page";
import { hashToken } from "@/lib/auth/tokens";
import { findLink } from "@/lib/db/links";

export const metadata: Metadata = { title: "Invitation" };

/** Joining a project: with the account that is signed in, or with a new one. */
export default async function InvitationPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink("invitation", hashToken(token));
  if (!link?.projectName || !link.role) return <LinkGone remedy="Ask whoever invited you for a new one." />;
  const user = await pageUser();
  return (
    <>
      <AccountHeading title={`Join “${link.projectName}”`}>
        You are invited as {roleNames[link.role]}. {roleMeanings[link.role]}
      </AccountHeading>
      {user ? (
        <ActionForm action={join.bind(null, token)} submit={`Join as ${user.name}`}>
          <p className="text-ink-soft [overflow-wrap:anywhere]">
            You are signed in with {user.email}. To join with another account, sign out first and open this link again.
          </p>
        </ActionForm>
      ) : (
        <>
          <NewAccountForm action={createMember.bind(null, token)} />
          <p className="mt-6 text-ink-soft">
            You have an account?{" "}
            <Link href={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`} className="underline">
              Sign in and join
            </Link>
          </p>
        </>
      )}
    </>
  );
}
