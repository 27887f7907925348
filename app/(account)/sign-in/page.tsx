import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signInFromForm } from "@/app/(account)/sign-in/actions";
import { AccountHeading } from "@/components/account/account-heading";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/form-fields";
import { ownPath } from "@/lib/auth/own-path";
import { pageUser } from "@/lib/auth/page";
import { hasAccounts } from "@/lib/db/accounts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ next?: string | string[] }>;
}) {
  const next = ownPath((await searchParams).next);
  if (await pageUser()) redirect(next);
  if (!(await hasAccounts())) redirect("/");
  return (
    <>
      <AccountHeading title="Sign in" />
      <ActionForm action={signInFromForm.bind(null, next)} submit="Sign in">
        <TextField name="email" label="E-mail address" type="email" autoComplete="username" required maxLength={254} />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
      </ActionForm>
      <p className="mt-6 text-ink-faint text-xs">
        No account yet, or the password forgotten? Ask an owner for a link: Topmast sends no mail.
      </p>
    </>
  );
}
