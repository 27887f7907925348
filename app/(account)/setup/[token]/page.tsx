import type { Metadata } from "next";
import { createOwner } from "@/app/(account)/setup/[token]/actions";
import { AccountHeading } from "@/components/account/account-heading";
import { LinkGone } from "@/components/account/link-gone";
import { NewAccountForm } from "@/components/account/new-account-form";
import { hashToken } from "@/lib/auth/tokens";
import { findLink } from "@/lib/db/links";

export const metadata: Metadata = { title: "Set up" };

/** The first account. Opening the page spends nothing; only its form does. */
export default async function SetupPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await findLink("setup", hashToken(token)))) {
    return <LinkGone remedy="If nobody has an account yet, start Topmast again: it prints a new one." />;
  }
  return (
    <>
      <AccountHeading title="Create the first account">
        It owns this installation: it makes projects, and reset links for whoever forgets a password.
      </AccountHeading>
      <NewAccountForm action={createOwner.bind(null, token)} />
    </>
  );
}
