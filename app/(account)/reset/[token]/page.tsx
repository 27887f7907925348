import type { Metadata } from "next";
import { setPassword } from "@/app/(account)/reset/[token]/actions";
import { AccountHeading } from "@/components/account/account-heading";
import { LinkGone } from "@/components/account/link-gone";
import { NewPasswordField } from "@/components/account/new-account-form";
import { ActionForm } from "@/components/ui/action-form";
import { hashToken } from "@/lib/auth/tokens";
import { findLink } from "@/lib/db/links";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPage({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await findLink("reset", hashToken(token)))) {
    return <LinkGone remedy="Ask an owner of the installation for a new one." />;
  }
  return (
    <>
      <AccountHeading title="Set a new password">
        You are then signed out everywhere, and sign in with it.
      </AccountHeading>
      <ActionForm action={setPassword.bind(null, token)} submit="Set password">
        <NewPasswordField name="password" label="New password" />
      </ActionForm>
    </>
  );
}
