import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/form-fields";
import { passwordRules } from "@/lib/access/account-schema";
import type { FormAction } from "@/lib/core/form";

/** Name, address and password of an account to be. */
export function NewAccountForm({ action }: { readonly action: FormAction }) {
  return (
    <ActionForm action={action} submit="Create account">
      <TextField
        name="name"
        label="Your name"
        hint="As others will see it beside your labels."
        autoComplete="name"
        required
        maxLength={100}
      />
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" required maxLength={254} />
      <NewPasswordField name="password" label="Password" />
    </ActionForm>
  );
}

export function NewPasswordField({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <TextField
      name={name}
      label={label}
      type="password"
      autoComplete="new-password"
      hint={`${passwordRules.min} characters or more.`}
      required
      minLength={passwordRules.min}
      maxLength={passwordRules.max}
    />
  );
}
