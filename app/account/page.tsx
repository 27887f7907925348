import type { Metadata } from "next";
import { cookies } from "next/headers";
import { changeName, changePasswordFromForm, signOutElsewhere, signOutSession } from "@/app/account/actions";
import { PageBar } from "@/app/page-bar";
import { NewPasswordField } from "@/components/account/new-account-form";
import { SessionList } from "@/components/account/session-list";
import { ThemeSetting } from "@/components/account/theme-setting";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { themeOf } from "@/components/shell/theme";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/form-fields";
import { requireUser } from "@/lib/auth/page";
import { listSessions } from "@/lib/db/sessions";

export const metadata: Metadata = { title: "Account" };

/** One's own name, password, sessions and theme. */
export default async function AccountPage() {
  const user = await requireUser();
  const sessions = await listSessions(user.id);
  const theme = themeOf((await cookies()).get("theme")?.value);
  return (
    <>
      <PageBar crumbs={[{ href: "/account", name: "Account" }]} />
      <main id="main">
        <PageFrame title="Account" lead={user.email} width="narrow">
          <Section title="Name">
            <ActionForm action={changeName} submit="Save name" look="quiet" saved="Saved">
              <TextField
                name="name"
                label="Your name"
                hint="As others see it beside your labels."
                autoComplete="name"
                defaultValue={user.name}
                required
                maxLength={100}
              />
            </ActionForm>
          </Section>
          <Section title="Password" lead="Changing it signs you out everywhere else.">
            <ActionForm
              action={changePasswordFromForm}
              submit="Change password"
              look="quiet"
              saved="Changed. Every other session has ended."
            >
              <TextField
                name="currentPassword"
                label="Present password"
                type="password"
                autoComplete="current-password"
                required
              />
              <NewPasswordField name="newPassword" label="New password" />
            </ActionForm>
          </Section>
          <Section title="Signed in" lead="Browsers in which your account is open.">
            <SessionList
              sessions={sessions}
              currentId={user.sessionId}
              signOut={signOutSession}
              signOutElsewhere={signOutElsewhere}
            />
          </Section>
          <Section title="Theme">
            <ThemeSetting initial={theme} />
          </Section>
        </PageFrame>
      </main>
    </>
  );
}
