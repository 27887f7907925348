import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { makeReset } from "@/app/accounts/actions";
import { PageBar } from "@/app/page-bar";
import { AccountList } from "@/components/account/account-list";
import { PageFrame } from "@/components/shell/page-frame";
import { requireUser } from "@/lib/auth/page";
import { listAccounts } from "@/lib/db/accounts";

export const metadata: Metadata = { title: "Accounts" };

/** Every account of the installation, for its owners alone. */
export default async function AccountsPage() {
  const user = await requireUser();
  if (!user.siteOwner) notFound();
  return (
    <>
      <PageBar crumbs={[{ href: "/accounts", name: "Accounts" }]} />
      <main id="main">
        <PageFrame
          title="Accounts"
          lead="New people come in through a project's invitation. Whoever forgot a password needs a reset link: it works once, within a day."
        >
          <AccountList accounts={await listAccounts()} ownId={user.id} makeReset={makeReset} />
        </PageFrame>
      </main>
    </>
  );
}
