"use client";
import { SelectField, TextField } from "@/components/ui/form-fields";
import { LinkMaker } from "@/components/ui/link-maker";
import { roles } from "@/lib/access/roles";
import type { FormAction } from "@/lib/core/form";

/** Makes an invitation; its link is shown once. */
export function InvitationForm({ invite }: { readonly invite: FormAction<string> }) {
  return (
    <LinkMaker make={invite} label="Invitation link">
      <TextField
        name="note"
        label="For whom"
        hint="To tell links apart; only owners see it."
        maxLength={120}
        className="flex-1 basis-48"
      />
      <SelectField
        name="role"
        label="Role"
        defaultValue="annotator"
        options={roles.map((role) => ({ value: role, name: role }))}
      />
    </LinkMaker>
  );
}
